-- PostgreSQL, database ecommerce_orders, schema public.
CREATE TYPE order_status AS ENUM ('placed', 'paid', 'picked', 'shipped', 'delivered', 'cancelled', 'returned');
CREATE TYPE order_channel AS ENUM ('web', 'app', 'phone');
CREATE TYPE payment_method AS ENUM ('card', 'wallet', 'invoice', 'gift_card', 'bank_transfer');
CREATE TYPE payment_status AS ENUM ('authorised', 'captured', 'declined', 'refunded');

CREATE TABLE customers (
  customer_id bigint PRIMARY KEY,
  customer_uuid uuid NOT NULL UNIQUE,
  email varchar(254),                          -- as typed: may be misspelt or missing
  email_sha256 bytea,                          -- of the lower-case address; null where email is
  first_name varchar(100),
  last_name varchar(100),
  phone varchar(32),
  birth_date date,
  postcode varchar(16),
  country varchar(64) NOT NULL,
  loyalty_card varchar(19),                    -- as typed; joins stores_pos.loyalty_cards.card_no
  marketing_consent boolean NOT NULL,
  interests text[] NOT NULL DEFAULT '{}',
  preferences jsonb NOT NULL DEFAULT '{}',
  origin varchar(32) NOT NULL,                 -- 'shop', or the name of a replayed data set
  registered_at timestamptz NOT NULL
);
CREATE INDEX customers_email ON customers (email);
CREATE INDEX customers_card ON customers (loyalty_card);

CREATE TABLE addresses (
  address_id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  kind varchar(16) NOT NULL,                   -- 'home', 'work'
  street varchar(200) NOT NULL,
  house_no varchar(16),
  postcode varchar(16) NOT NULL,
  city varchar(100) NOT NULL,
  country varchar(64) NOT NULL,
  latitude double precision,
  longitude double precision
);
CREATE INDEX addresses_customer ON addresses (customer_id);

CREATE TABLE orders (
  order_id bigint PRIMARY KEY,
  order_no varchar(24) NOT NULL UNIQUE,
  customer_id bigint REFERENCES customers,     -- null: a guest order
  guest_email varchar(254),
  channel order_channel NOT NULL,
  status order_status NOT NULL,
  session_id uuid,                             -- joins ecommerce_clicks
  delivery varchar(16) NOT NULL,               -- 'home', 'pickup'
  pickup_store_id integer,
  address_id bigint,
  currency char(3) NOT NULL,
  items_total numeric(14, 2) NOT NULL,
  discount_total numeric(14, 2) NOT NULL,
  shipping numeric(10, 2) NOT NULL,
  total numeric(14, 2) NOT NULL,
  promotion_codes text[] NOT NULL DEFAULT '{}',
  client jsonb,                                -- device and campaign, as the shop's front end sent it
  origin varchar(32) NOT NULL,
  placed_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX orders_customer ON orders (customer_id, placed_at);
CREATE INDEX orders_placed ON orders (placed_at);
CREATE INDEX orders_open ON orders (status) WHERE status IN ('placed', 'paid', 'picked');

CREATE TABLE order_lines (
  order_id bigint NOT NULL REFERENCES orders,
  line_no integer NOT NULL,
  sku varchar(32) NOT NULL,
  description varchar(200),
  quantity integer NOT NULL,
  unit_price numeric(14, 4) NOT NULL,
  discount numeric(14, 2) NOT NULL,
  line_total numeric(14, 2) NOT NULL,
  recommended boolean,                         -- bought from a recommendation; null: unknown
  PRIMARY KEY (order_id, line_no)
);
CREATE INDEX order_lines_sku ON order_lines (sku);

CREATE TABLE payments (
  order_id bigint NOT NULL REFERENCES orders,
  attempt smallint NOT NULL,
  payment_uuid uuid NOT NULL,
  method payment_method NOT NULL,
  status payment_status NOT NULL,
  amount numeric(14, 2) NOT NULL,
  failure varchar(64),
  at timestamptz NOT NULL,
  PRIMARY KEY (order_id, attempt)
);

CREATE TABLE order_events (
  order_id bigint NOT NULL REFERENCES orders,
  seq smallint NOT NULL,
  status order_status NOT NULL,
  at timestamptz NOT NULL,
  note text,
  PRIMARY KEY (order_id, seq)
);

CREATE TABLE order_returns (
  return_no varchar(24) NOT NULL,
  line_no integer NOT NULL,
  order_id bigint,                             -- null: the original order is not known
  customer_id bigint,
  sku varchar(32) NOT NULL,
  quantity integer NOT NULL,                   -- pieces that came back, positive
  refund numeric(14, 2) NOT NULL,
  reason varchar(64) NOT NULL,
  origin varchar(32) NOT NULL,
  returned_at timestamptz NOT NULL,
  PRIMARY KEY (return_no, line_no)
);
CREATE INDEX order_returns_order ON order_returns (order_id);
