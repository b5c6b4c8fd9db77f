-- PostgreSQL, database ecommerce_orders, schema public.
CREATE TYPE order_channel AS ENUM ('web', 'app');
CREATE TYPE order_status AS ENUM ('placed', 'picked', 'shipped', 'ready_for_collection', 'delivered', 'collected', 'cancelled');
CREATE TYPE payment_method AS ENUM ('card', 'wallet', 'gift_card', 'pay_later');

CREATE TABLE customers (
  customer_id bigint PRIMARY KEY,
  customer_uuid uuid NOT NULL UNIQUE,          -- the id that partners see
  email varchar(254),                          -- as typed: may be misspelt; null in replayed data
  email_sha256 bytea,                          -- of the address in lower case
  first_name varchar(100),
  last_name varchar(100),
  birth_date date,
  phone varchar(40),
  street varchar(200),
  town varchar(100),
  postcode varchar(16),
  country varchar(64) NOT NULL,
  marketing_consent boolean,                   -- null: never asked
  origin varchar(32) NOT NULL,                 -- 'shop', or the name of a replayed data set
  registered_at timestamptz NOT NULL
);
CREATE INDEX customers_email ON customers (email);
CREATE INDEX customers_name ON customers (last_name, first_name);

CREATE TABLE orders (
  order_id bigint PRIMARY KEY,
  order_no varchar(24) NOT NULL UNIQUE,
  customer_id bigint REFERENCES customers,     -- null: a guest order
  email varchar(254),                          -- as typed in the checkout
  channel order_channel NOT NULL,
  status order_status NOT NULL,
  session_id bigint,                           -- joins ecommerce_clicks, mobile_events
  cart_id bigint,
  store_id integer,                            -- store of collection; null: sent home
  warehouse_id integer,
  recipient varchar(200),
  delivery_address jsonb,                      -- {"street", "town", "postcode"}; null where unknown
  promotion_ids integer[] NOT NULL DEFAULT '{}',
  currency char(3) NOT NULL,
  items_total numeric(14, 2) NOT NULL,
  delivery_fee numeric(10, 2) NOT NULL,
  total numeric(14, 2) NOT NULL,
  promised_on date,
  origin varchar(32) NOT NULL,
  placed_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX orders_customer ON orders (customer_id, placed_at);
CREATE INDEX orders_placed ON orders (placed_at);
CREATE INDEX orders_open ON orders (status) WHERE status IN ('placed', 'picked', 'shipped');

CREATE TABLE order_lines (
  order_id bigint NOT NULL REFERENCES orders,
  line_no integer NOT NULL,
  sku varchar(32) NOT NULL,
  description varchar(200),
  quantity integer NOT NULL,
  list_price numeric(14, 4) NOT NULL,          -- per piece, before discounts
  unit_price numeric(14, 4) NOT NULL,          -- per piece, as paid
  line_total numeric(14, 2) NOT NULL,
  promotion_id integer,
  PRIMARY KEY (order_id, line_no)
);
CREATE INDEX order_lines_sku ON order_lines (sku);

CREATE TABLE payments (
  order_id bigint NOT NULL REFERENCES orders,
  payment_no smallint NOT NULL,
  method payment_method NOT NULL,
  amount numeric(14, 2) NOT NULL,
  reference varchar(64) NOT NULL,
  paid_at timestamptz NOT NULL,
  PRIMARY KEY (order_id, payment_no)
);

CREATE TABLE order_status_history (
  order_id bigint NOT NULL REFERENCES orders,
  status order_status NOT NULL,
  reason text,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (order_id, status)
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
