-- Carts that are open now, from the shop's memory. A cart that the source still keeps although nobody touched it for
-- two hours is over: the shop has reported it as abandoned.
SELECT
  carts.cart_id,
  carts.session_id,
  carts.visitor_id,
  carts.customer_id,
  CAST(carts.device AS varchar) AS device,
  CAST(carts.currency AS varchar) AS currency,
  coalesce(items.articles, 0) AS articles,
  coalesce(items.pieces, 0) AS pieces,
  CAST(coalesce(items.cart_value, 0) AS decimal(14, 2)) AS cart_value,
  CAST(from_unixtime_nanos(carts.updated_at * 1000000) AS timestamp(6) with time zone) AS changed_at
FROM ecommerce_carts.live.carts AS carts
LEFT JOIN (
  SELECT
    cart_id,
    count(*) AS articles,
    sum(quantity) AS pieces,
    sum(quantity * CAST(unit_price AS decimal(14, 4))) AS cart_value
  FROM ecommerce_carts.live.cart_items
  GROUP BY cart_id
) AS items ON items.cart_id = carts.cart_id
WHERE carts.updated_at > CAST(to_unixtime(current_timestamp - INTERVAL '2' HOUR) * 1000 AS bigint)
