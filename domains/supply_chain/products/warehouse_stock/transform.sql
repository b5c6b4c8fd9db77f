-- One row per warehouse and article: what lies there, where, what it is worth and how fast it goes out.
SELECT
  stock.warehouse_id,
  CAST(stock.sku AS varchar) AS sku,
  CAST(warehouses.code AS varchar) AS warehouse_code,
  CAST(warehouses.name AS varchar) AS warehouse_name,
  CAST(stock.location AS varchar) AS location,
  stock.on_hand,
  stock.on_hand <= 0 AS out_of_stock,
  stock.unit_cost,
  CAST(stock.on_hand * stock.unit_cost AS decimal(18, 2)) AS stock_value,
  coalesce(picks.for_orders, 0) AS picked_for_orders_7d,
  coalesce(picks.for_stores, 0) AS picked_for_stores_7d,
  stock.last_moved_on
FROM supply_warehouse.public.warehouse_stock AS stock
JOIN supply_warehouse.public.warehouses AS warehouses ON warehouses.warehouse_id = stock.warehouse_id
LEFT JOIN (
  SELECT
    warehouse_id,
    sku,
    -- Picks take away, so their quantity is negative.
    -coalesce(sum(quantity) FILTER (WHERE kind = 'pick_for_order'), 0) AS for_orders,
    -coalesce(sum(quantity) FILTER (WHERE kind = 'pick_for_store'), 0) AS for_stores
  FROM supply_warehouse.public.warehouse_movements
  WHERE moved_on > current_date - INTERVAL '7' DAY
  GROUP BY warehouse_id, sku
) AS picks ON picks.warehouse_id = stock.warehouse_id AND picks.sku = stock.sku
