-- One row per vendor and month of ordering: what was ordered, what was sent and how much of it came in time. Vendors
-- drop their files as they like; the order's identity is its number, so a file that is dropped twice counts once.
WITH orders AS (
  SELECT
    purchase_order_id,
    arbitrary(vendor_id) AS vendor_id,
    date_trunc('month', CAST(from_iso8601_timestamp(min(ordered_at)) AS date)) AS month,
    max(total) AS total,
    max(reduce(lines, 0, (pieces, line) -> pieces + line.quantity, pieces -> pieces)) AS pieces
  FROM supply_vendors.drops.purchase_orders
  GROUP BY purchase_order_id
),
-- The first promise counts: a carrier that postpones does not become punctual.
deliveries AS (
  SELECT
    shipments.shipment_id,
    max_by(shipments.reference, shipments.created_at) AS purchase_order_id,
    max_by(shipments.pieces, shipments.created_at) AS pieces,
    max_by(shipments.expected_at, shipments.created_at) AS promised_at,
    min(events.changed_at) FILTER (WHERE events.status = 'delivered') AS delivered_at
  FROM supply_logistics.carrier.shipments AS shipments
  LEFT JOIN supply_logistics.carrier.shipment_events AS events
    ON events.shipment_id = shipments.shipment_id
  WHERE shipments.leg = 'vendor_to_warehouse'
  GROUP BY shipments.shipment_id
),
by_order AS (
  SELECT
    purchase_order_id,
    count(*) AS shipments,
    sum(pieces) AS shipped_pieces,
    count(delivered_at) AS delivered,
    count_if(delivered_at <= promised_at) AS on_time,
    sum(date_diff('minute', promised_at, delivered_at)) AS delay_minutes
  FROM deliveries
  GROUP BY purchase_order_id
)
SELECT
  orders.vendor_id,
  orders.month,
  CAST(arbitrary(vendors.name) AS varchar) AS vendor_name,
  CAST(arbitrary(vendors.country) AS varchar) AS country,
  arbitrary(vendors.lead_time_days) AS lead_time_days,
  arbitrary(vendors.payment_terms_days) AS payment_terms_days,
  count(*) AS purchase_orders,
  CAST(sum(orders.pieces) AS bigint) AS ordered_pieces,
  CAST(sum(CAST(orders.total AS decimal(14, 2))) AS decimal(16, 2)) AS ordered_value,
  CAST(coalesce(sum(by_order.shipped_pieces), 0) AS bigint) AS shipped_pieces,
  CAST(coalesce(sum(by_order.shipments), 0) AS bigint) AS shipments,
  CAST(coalesce(sum(by_order.delivered), 0) AS bigint) AS deliveries,
  CAST(coalesce(sum(by_order.on_time), 0) AS bigint) AS on_time_deliveries,
  CAST(sum(by_order.on_time) / nullif(CAST(sum(by_order.delivered) AS double), 0) AS decimal(5, 4)) AS on_time_share,
  CAST(
    sum(by_order.delay_minutes) / nullif(60e0 * sum(by_order.delivered), 0) AS decimal(10, 2)) AS average_delay_hours,
  arbitrary(scorecards.score) AS score
FROM orders
LEFT JOIN by_order ON by_order.purchase_order_id = orders.purchase_order_id
LEFT JOIN supply_vendors.drops.vendors AS vendors ON vendors.vendor_id = orders.vendor_id
LEFT JOIN supply_vendors.drops.scorecards AS scorecards
  ON scorecards.vendor_id = orders.vendor_id
  AND scorecards.month = date_format(CAST(orders.month AS timestamp), '%Y-%m')
GROUP BY orders.vendor_id, orders.month
