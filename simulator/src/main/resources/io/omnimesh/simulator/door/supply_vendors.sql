-- Hive tables over files that vendors drop into the bucket retail, schema drops; a CSV file has only text columns.
CREATE TABLE IF NOT EXISTS price_lists (
  price_list_id varchar,
  vendor_id varchar,
  sku varchar,
  cost varchar,
  currency varchar,
  order_multiple varchar,
  valid_from varchar,
  dropped_on varchar
) WITH (format = 'CSV', external_location = 's3://retail/vendors/price_lists', partitioned_by = ARRAY['dropped_on'], csv_separator = ';', csv_quote = '"', csv_escape = '\', skip_header_line_count = 1);

CREATE TABLE IF NOT EXISTS purchase_orders (
  purchase_order_id bigint,
  vendor_id bigint,
  warehouse_id integer,
  ordered_at varchar,
  expected_on date,
  lines array(row(line integer, sku varchar, quantity integer, cost double)),
  total double,
  ordered_on varchar
) WITH (format = 'JSON', external_location = 's3://retail/vendors/purchase_orders', partitioned_by = ARRAY['ordered_on']);

CREATE TABLE IF NOT EXISTS scorecards (
  vendor_id bigint,
  deliveries integer,
  on_time_share double,
  fill_rate double,
  defect_share double,
  score integer,
  month varchar
) WITH (format = 'JSON', external_location = 's3://retail/vendors/scorecards', partitioned_by = ARRAY['month']);

CREATE TABLE IF NOT EXISTS vendors (
  vendor_id integer,
  code varchar,
  name varchar,
  country varchar,
  email varchar,
  lead_time_days integer,
  payment_terms_days integer
) WITH (format = 'PARQUET', external_location = 's3://retail/vendors/vendors');
