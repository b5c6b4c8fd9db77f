-- One row per order of the web shop or the app. Lines and payments are aggregated in the source, so that an order
-- with several of either stays one row; delivery addresses and the recipient's name stay in the source.
SELECT
  orders.order_id,
  CAST(orders.order_no AS varchar) AS order_no,
  orders.customer_id,
  CAST(orders.email AS varchar) AS email,
  -- Enums in PostgreSQL: behind a function, a filter with a word that the enum lacks finds nothing instead of failing
  -- in the source.
  lower(orders.channel) AS channel,
  lower(orders.status) AS status,
  orders.session_id,
  orders.cart_id,
  orders.store_id AS collection_store_id,
  orders.warehouse_id,
  CAST(orders.currency AS varchar) AS currency,
  orders.items_total,
  orders.delivery_fee,
  orders.total,
  CAST(coalesce(lines.line_count, 0) AS integer) AS line_count,
  CAST(coalesce(lines.pieces, 0) AS bigint) AS pieces,
  lower(payments.method) AS payment_method,
  orders.promised_on,
  CAST(orders.origin AS varchar) AS origin,
  orders.placed_at,
  CAST(orders.placed_at AS date) AS placed_on,
  orders.updated_at
FROM ecommerce_orders.public.orders AS orders
LEFT JOIN (
  SELECT order_id, count(*) AS line_count, sum(quantity) AS pieces
  FROM ecommerce_orders.public.order_lines
  GROUP BY order_id
) AS lines ON lines.order_id = orders.order_id
-- Only the first payment: a second one settles what a gift card left open.
LEFT JOIN ecommerce_orders.public.payments AS payments
  ON payments.order_id = orders.order_id AND payments.payment_no = 1
