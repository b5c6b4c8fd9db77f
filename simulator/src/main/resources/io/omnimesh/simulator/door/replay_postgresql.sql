-- PostgreSQL, database ecommerce_orders: what a replay of foreign data keeps beside the orders.
CREATE TABLE order_charges (
  document_no varchar(24) NOT NULL,            -- invoice or credit note
  line_no integer NOT NULL,
  kind varchar(24) NOT NULL,                   -- 'postage', 'carriage', 'discount', 'bank charges', 'bad debt', ...
  code varchar(32) NOT NULL,
  description varchar(200),
  quantity integer NOT NULL,
  amount numeric(14, 2) NOT NULL,
  origin varchar(32) NOT NULL,
  charged_at timestamptz NOT NULL,
  PRIMARY KEY (document_no, line_no)
);

CREATE TABLE stock_adjustments (
  document_no varchar(24) NOT NULL,
  line_no integer NOT NULL,
  sku varchar(32) NOT NULL,
  quantity integer NOT NULL,
  note varchar(200),
  origin varchar(32) NOT NULL,
  adjusted_at timestamptz NOT NULL,
  PRIMARY KEY (document_no, line_no)
);

CREATE TABLE replay_rejects (
  origin varchar(32) NOT NULL,
  line bigint NOT NULL,                        -- row in the replayed file, from 1
  reason varchar(100) NOT NULL,
  original jsonb NOT NULL,                     -- the line as it was read
  rejected_at timestamptz NOT NULL,
  PRIMARY KEY (origin, line)
);

CREATE TABLE replay_progress (
  origin varchar(32) PRIMARY KEY,
  file_sha256 char(64) NOT NULL,
  next_line bigint NOT NULL,                   -- the first row that is not yet stored
  counts jsonb NOT NULL,                       -- lines so far, by class
  epoch timestamp(3) NOT NULL,                 -- UTC; the moment onto which the first line was mapped
  updated_at timestamp(3) NOT NULL
);
