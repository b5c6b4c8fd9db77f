SELECT channel, count(*) FROM ecommerce_orders.public.orders WHERE placed_at > current_timestamp - INTERVAL '1' DAY GROUP BY channel;
SELECT sku, on_hand FROM stores_inventory.public.stock WHERE store_id = 17 LIMIT 20;
SELECT count(*) FROM stores_pos.stores_pos.baskets WHERE store_id = 17;
SELECT format, count(*) FROM stores_master.main.stores GROUP BY format;
SELECT status, count(*) FROM service_tickets.service_tickets.tickets GROUP BY status;
SELECT avg(score) FROM service_surveys.public.answers
