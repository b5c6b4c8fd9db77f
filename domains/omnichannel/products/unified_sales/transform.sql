-- Sales of a day by channel, place, article and currency. Both halves read products, by the major that this statement
-- was written for, and never a source of another domain.
WITH sold AS (
  SELECT
    placed_on AS sold_on,
    channel,
    -- An order that is collected counts for the store where it is collected, any other for the warehouse that sends it.
    CASE WHEN collection_store_id IS NULL THEN 'warehouse' ELSE 'store' END AS place_kind,
    coalesce(collection_store_id, warehouse_id, 0) AS place_id,
    sku,
    currency,
    CAST(quantity AS decimal(10, 3)) AS quantity,
    line_total AS revenue,
    CAST(quantity * (list_price - unit_price) AS decimal(14, 2)) AS discount,
    placed_at AS sold_at
  FROM mesh.ecommerce.order_lines_v1
  -- What was cancelled was not sold. A cancelled order leaves the day's figure with the next run.
  WHERE order_status <> 'cancelled'
  UNION ALL
  SELECT
    sold_on,
    'till' AS channel,
    'store' AS place_kind,
    store_id AS place_id,
    sku,
    currency,
    quantity,
    amount AS revenue,
    discount,
    sold_at
  FROM mesh.stores.pos_sales_v1
)
SELECT
  sold_on,
  CAST(channel AS varchar) AS channel,
  CAST(place_kind AS varchar) AS place_kind,
  place_id,
  sku,
  currency,
  count(*) AS line_count,
  CAST(sum(quantity) AS decimal(18, 3)) AS pieces,
  CAST(sum(discount) AS decimal(18, 2)) AS discount,
  CAST(sum(revenue) AS decimal(18, 2)) AS revenue,
  max(sold_at) AS last_sold_at
FROM sold
GROUP BY sold_on, channel, place_kind, place_id, sku, currency
