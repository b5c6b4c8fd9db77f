-- Customers who wrote about an order: which of its articles could they have in a store today, which store
-- has most of it, what does the warehouse still have, and can the app tell them?
WITH asked AS (
  SELECT ticket_id, topic, order_id, opened_at
  FROM service_tickets.service_tickets.tickets
  WHERE order_id IS NOT NULL
  ORDER BY opened_at DESC
  LIMIT 50
),
missing AS (
  SELECT asked.*, orders.order_no, orders.email, orders.warehouse_id, lines.sku, lines.quantity
  FROM ecommerce_orders.public.order_lines AS lines
  JOIN ecommerce_orders.public.orders AS orders ON orders.order_id = lines.order_id
  JOIN asked ON asked.order_id = lines.order_id
)
SELECT
  missing.ticket_id,
  missing.topic,
  missing.order_no,
  missing.sku,
  product.name AS article,
  missing.quantity AS wanted,
  count(DISTINCT store.store_id) AS stores_that_have_it,
  max_by(store.name, shelf.on_hand) AS best_store,
  max(shelf.on_hand) AS on_its_shelf,
  arbitrary(bin.on_hand) AS in_the_warehouse,
  count(profile.app_user_id) > 0 AS has_the_app
FROM stores_inventory.public.stock AS shelf
JOIN missing ON shelf.sku = missing.sku AND shelf.on_hand >= missing.quantity
JOIN stores_master.main.stores AS store
  ON store.store_id = shelf.store_id AND store.warehouse_id = missing.warehouse_id
JOIN supply_warehouse.public.warehouse_stock AS bin
  ON bin.sku = missing.sku AND bin.warehouse_id = missing.warehouse_id
JOIN ecommerce_catalogue.ecommerce_catalogue.products AS product ON product.sku = missing.sku
LEFT JOIN mobile_profiles.mobile_profiles.profiles AS profile ON profile.email = missing.email
GROUP BY missing.ticket_id, missing.topic, missing.opened_at, missing.order_no, missing.sku, product.name, missing.quantity
ORDER BY missing.opened_at DESC, missing.sku
LIMIT 100
