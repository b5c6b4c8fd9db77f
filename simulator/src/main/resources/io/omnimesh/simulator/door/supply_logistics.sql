-- Delta Lake tables that the carrier shares in the bucket retail, schema carrier. Appended, never changed: a shipment's newest event is its state.
CREATE TABLE IF NOT EXISTS shipments (
  shipment_id bigint,
  leg varchar,
  carrier varchar,
  reference bigint,
  from_id integer,
  to_id integer,
  pieces integer,
  created_at timestamp(6) with time zone,
  expected_at timestamp(6) with time zone,
  created_on date
) WITH (location = 's3://retail/carrier/shipments', partitioned_by = ARRAY['created_on']);

CREATE TABLE IF NOT EXISTS shipment_events (
  shipment_id bigint,
  status varchar,
  expected_at timestamp(6) with time zone,
  delay_reason varchar,
  changed_at timestamp(6) with time zone,
  changed_on date
) WITH (location = 's3://retail/carrier/shipment_events', partitioned_by = ARRAY['changed_on']);
