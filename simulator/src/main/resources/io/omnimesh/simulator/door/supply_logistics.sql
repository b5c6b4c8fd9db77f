-- Delta Lake tables that the carrier shares in the bucket retail, schema carrier. Appended, never changed: a shipment's newest event is its state.
CREATE TABLE IF NOT EXISTS shipments (
  shipment_id bigint,
  kind varchar,
  vendor_id bigint,
  warehouse_id integer,
  store_id integer,
  carrier varchar,
  pallets integer,
  weight_kg decimal(10, 2),
  promised_on date,
  dispatched_at timestamp(6) with time zone,
  temperature_controlled boolean,
  shipped_on date
) WITH (location = 's3://retail/carrier/shipments', partitioned_by = ARRAY['shipped_on']);

CREATE TABLE IF NOT EXISTS shipment_events (
  shipment_id bigint,
  seq integer,
  event varchar,
  place varchar,
  delay_minutes integer,
  reason varchar,
  at timestamp(6) with time zone,
  event_on date
) WITH (location = 's3://retail/carrier/shipment_events', partitioned_by = ARRAY['event_on']);
