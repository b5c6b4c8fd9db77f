-- PostgreSQL, database stores_inventory, schema public.
CREATE TYPE movement_kind AS ENUM ('sale', 'return', 'delivery', 'shrinkage', 'correction', 'transfer');

CREATE TABLE stock (
  store_id integer NOT NULL,
  sku varchar(32) NOT NULL,
  on_hand integer NOT NULL,
  on_order integer NOT NULL,
  reorder_point integer NOT NULL,
  order_up_to integer NOT NULL,
  unit_cost numeric(12, 4) NOT NULL,
  last_counted date,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, sku)
);
CREATE INDEX stock_sku ON stock (sku);

CREATE TABLE stock_movements (
  movement_id bigint PRIMARY KEY,
  store_id integer NOT NULL,
  sku varchar(32) NOT NULL,
  kind movement_kind NOT NULL,
  quantity integer NOT NULL,                   -- signed: what it adds to on_hand
  reference varchar(40),                       -- receipt, shipment or count
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
  counted_by varchar(40),
  counted_at timestamptz NOT NULL
);

CREATE TABLE deliveries (
  delivery_id bigint PRIMARY KEY,
  shipment_id bigint NOT NULL,                 -- joins supply_logistics.shipments
  store_id integer NOT NULL,
  sku varchar(32) NOT NULL,
  ordered integer NOT NULL,
  received integer NOT NULL,
  received_at timestamptz NOT NULL,
  discrepancy jsonb                            -- null: nothing to complain about
);
CREATE INDEX deliveries_shipment ON deliveries (shipment_id);

CREATE TABLE lost_sales (
  store_id integer NOT NULL,
  sku varchar(32) NOT NULL,
  hour timestamptz NOT NULL,
  demand integer NOT NULL,
  lost integer NOT NULL,
  PRIMARY KEY (store_id, sku, hour)
);
