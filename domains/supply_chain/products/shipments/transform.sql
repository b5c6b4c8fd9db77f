-- One row per shipment in its newest state. The carrier only appends: a shipment that is announced anew is a second row
-- with the same number, and a state may be reported twice, so the newest of each counts. What a reference and the two
-- ends mean depends on the leg, so each gets its own column.
SELECT
  shipments.shipment_id,
  CAST(shipments.leg AS varchar) AS leg,
  CAST(shipments.carrier AS varchar) AS carrier,
  IF(shipments.leg = 'warehouse_to_customer', shipments.reference) AS order_id,
  IF(shipments.leg = 'vendor_to_warehouse', shipments.reference) AS purchase_order_id,
  IF(shipments.leg = 'vendor_to_warehouse', CAST(shipments.from_id AS bigint)) AS vendor_id,
  IF(shipments.leg = 'vendor_to_warehouse', shipments.to_id, shipments.from_id) AS warehouse_id,
  IF(shipments.leg = 'warehouse_to_store', shipments.to_id) AS store_id,
  shipments.pieces,
  CAST(coalesce(events.status, 'created') AS varchar) AS status,
  CAST(shipments.created_at AS timestamp(6) with time zone) AS created_at,
  shipments.created_on,
  CAST(shipments.expected_at AS timestamp(6) with time zone) AS promised_at,
  CAST(coalesce(events.expected_at, shipments.expected_at) AS timestamp(6) with time zone) AS expected_at,
  coalesce(events.delays, 0) AS delays,
  CAST(events.delay_reason AS varchar) AS delay_reason,
  CAST(events.delivered_at AS timestamp(6) with time zone) AS delivered_at,
  coalesce(events.delivered_at, current_timestamp) > shipments.expected_at AS late,
  CAST(coalesce(events.changed_at, shipments.created_at) AS timestamp(6) with time zone) AS changed_at
FROM (
  SELECT
    shipment_id,
    leg,
    carrier,
    reference,
    from_id,
    to_id,
    pieces,
    created_at,
    created_on,
    expected_at,
    row_number() OVER (PARTITION BY shipment_id ORDER BY created_at DESC) AS age
  FROM supply_logistics.carrier.shipments
) AS shipments
LEFT JOIN (
  SELECT
    shipment_id,
    max_by(status, changed_at) AS status,
    max_by(expected_at, changed_at) AS expected_at,
    max_by(delay_reason, changed_at) FILTER (WHERE delay_reason IS NOT NULL) AS delay_reason,
    count_if(status = 'delayed') AS delays,
    min(changed_at) FILTER (WHERE status = 'delivered') AS delivered_at,
    max(changed_at) AS changed_at
  FROM supply_logistics.carrier.shipment_events
  GROUP BY shipment_id
) AS events ON events.shipment_id = shipments.shipment_id
WHERE shipments.age = 1
