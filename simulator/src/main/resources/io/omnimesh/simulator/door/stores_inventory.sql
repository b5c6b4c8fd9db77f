-- PostgreSQL, database stores_inventory, schema public.
CREATE TYPE movement_kind AS ENUM ('delivery', 'sale', 'customer_return', 'waste', 'count_correction');

CREATE TABLE stock (
  store_id integer NOT NULL,
  sku varchar(32) NOT NULL,
  on_hand integer NOT NULL,
  unit_cost numeric(12, 4) NOT NULL,
  last_counted_on date,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, sku)
);
CREATE INDEX stock_sku ON stock (sku);

CREATE TABLE stock_movements (
  movement_id bigint PRIMARY KEY,
  store_id integer NOT NULL,
  sku varchar(32) NOT NULL,
  kind movement_kind NOT NULL,
  quantity integer NOT NULL,                   -- pieces in (positive) or out (negative)
  on_hand_after integer NOT NULL,
  reference bigint,                            -- shipment, return or count behind it
  moved_at timestamptz NOT NULL
);
CREATE INDEX stock_movements_place ON stock_movements (store_id, sku, moved_at);

CREATE TABLE stock_counts (
  count_id bigint PRIMARY KEY,
  store_id integer NOT NULL,
  sku varchar(32) NOT NULL,
  expected integer NOT NULL,
  counted integer NOT NULL,
  difference integer GENERATED ALWAYS AS (counted - expected) STORED,
  counted_at timestamptz NOT NULL
);

CREATE TABLE lost_sales (
  lost_sale_id bigint PRIMARY KEY,
  store_id integer NOT NULL,
  sku varchar(32) NOT NULL,
  quantity integer NOT NULL,                   -- pieces that somebody wanted and the shelf did not have
  substitute_sku varchar(32),                  -- what was bought in its place
  noticed_at timestamptz NOT NULL
);
CREATE INDEX lost_sales_place ON lost_sales (store_id, sku, noticed_at);
