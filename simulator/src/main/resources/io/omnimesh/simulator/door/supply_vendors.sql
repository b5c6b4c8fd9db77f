-- Hive tables over files that vendors drop into the bucket retail, schema drops; a CSV file has only text columns.
CREATE TABLE IF NOT EXISTS price_lists (
  vendor_id varchar,
  sku varchar,
  vendor_article_no varchar,
  price varchar,
  currency varchar,
  min_order_quantity varchar,
  valid_from varchar,
  valid_to varchar,
  remark varchar,
  dropped_on varchar
) WITH (format = 'CSV', external_location = 's3://retail/vendors/price_lists', partitioned_by = ARRAY['dropped_on'], csv_separator = ';', csv_quote = '"', skip_header_line_count = 1);

CREATE TABLE IF NOT EXISTS scorecards (
  vendor_id bigint,
  vendor_name varchar,
  month_start date,
  on_time_rate double,
  fill_rate double,
  defect_rate double,
  lead_time_days_mean double,
  claims array(varchar),
  contact row(name varchar, email varchar),
  month varchar
) WITH (format = 'JSON', external_location = 's3://retail/vendors/scorecards', partitioned_by = ARRAY['month']);

CREATE TABLE IF NOT EXISTS contracts (
  vendor_id bigint,
  vendor_name varchar,
  country varchar,
  category varchar,
  lead_time_days integer,
  payment_days integer,
  bonus_rate decimal(5, 4),
  active boolean,
  signed_on date,
  loaded_at timestamp(3),
  year varchar
) WITH (format = 'PARQUET', external_location = 's3://retail/vendors/contracts', partitioned_by = ARRAY['year']);
