-- One row per article of an order, with what its order knows about time and place, so that sales can be summed
-- without a join.
SELECT
  lines.order_id,
  lines.line_no,
  CAST(lines.sku AS varchar) AS sku,
  CAST(lines.description AS varchar) AS description,
  lines.quantity,
  lines.list_price,
  lines.unit_price,
  lines.line_total,
  lines.promotion_id,
  CAST(orders.currency AS varchar) AS currency,
  -- Enums in PostgreSQL: behind a function, a filter with a word that the enum lacks finds nothing instead of failing
  -- in the source.
  lower(orders.channel) AS channel,
  lower(orders.status) AS order_status,
  orders.store_id AS collection_store_id,
  orders.warehouse_id,
  orders.placed_at,
  orders.placed_on
FROM ecommerce_orders.public.order_lines AS lines
-- The day is cast below the join: above it, a filter by day would be applied after all lines were read.
JOIN (
  SELECT
    order_id,
    currency,
    channel,
    status,
    store_id,
    warehouse_id,
    placed_at,
    CAST(placed_at AS date) AS placed_on
  FROM ecommerce_orders.public.orders
) AS orders ON orders.order_id = lines.order_id
