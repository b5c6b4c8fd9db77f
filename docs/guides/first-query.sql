-- Customers who wait for an answer about an order: which of its articles could they have in a store today, which store
-- has most of it, what does the warehouse still have, and can the app tell them?
SELECT
  waiting.ticket_id,
  waiting.topic,
  orders.order_no,
  lines.sku,
  product.name AS article,
  lines.quantity AS wanted,
  count(DISTINCT store.store_id) AS stores_that_have_it,
  max_by(store.name, shelf.on_hand) AS best_store,
  max(shelf.on_hand) AS on_its_shelf,
  arbitrary(bin.on_hand) AS in_the_warehouse,
  count(profile.app_user_id) > 0 AS has_the_app
FROM (
  SELECT ticket_id, topic, order_id, opened_at
  FROM service_tickets.service_tickets.tickets
  WHERE status IN ('open', 'in_progress', 'waiting_for_customer') AND order_id IS NOT NULL
  ORDER BY opened_at DESC
  LIMIT 50
) AS waiting
JOIN ecommerce_orders.public.orders AS orders ON orders.order_id = waiting.order_id
JOIN ecommerce_orders.public.order_lines AS lines ON lines.order_id = waiting.order_id
JOIN stores_inventory.public.stock AS shelf ON shelf.sku = lines.sku AND shelf.on_hand >= lines.quantity
JOIN stores_master.main.stores AS store
  ON store.store_id = shelf.store_id AND store.warehouse_id = orders.warehouse_id
JOIN supply_warehouse.public.warehouse_stock AS bin
  ON bin.sku = lines.sku AND bin.warehouse_id = orders.warehouse_id
JOIN ecommerce_catalogue.ecommerce_catalogue.products AS product ON product.sku = lines.sku
LEFT JOIN mobile_profiles.mobile_profiles.profiles AS profile ON profile.email = orders.email
GROUP BY waiting.ticket_id, waiting.topic, waiting.opened_at, orders.order_no, lines.sku, product.name, lines.quantity
ORDER BY waiting.opened_at DESC, lines.sku
LIMIT 100
