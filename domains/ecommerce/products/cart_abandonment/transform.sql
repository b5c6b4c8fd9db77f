-- One row per cart that was left behind, with what was in it and whether it was ordered after all. The event of the
-- abandoned cart names the articles but not their number: that is the last change of each article before it.
WITH events AS (
  SELECT
    type,
    cart_id,
    session_id,
    visitor_id,
    customer_id,
    device,
    sequence,
    sku,
    skus,
    quantity_after,
    price,
    total,
    order_no,
    CAST(from_unixtime_nanos(ts_ms * 1000000) AS timestamp(6) with time zone) AS happened_at
  FROM ecommerce_clicks.tracker.clicks
  WHERE cart_id IS NOT NULL AND type IN ('cart_change', 'cart_abandoned', 'order')
),
contents AS (
  SELECT cart_id, sum(pieces) AS pieces, min(first_at) AS first_at, max(last_at) AS last_at
  FROM (
    SELECT
      cart_id,
      sku,
      max_by(quantity_after, sequence) AS pieces,
      min(happened_at) AS first_at,
      max(happened_at) AS last_at
    FROM events
    WHERE type = 'cart_change'
    GROUP BY cart_id, sku
  )
  GROUP BY cart_id
),
ordered AS (
  SELECT cart_id, min(happened_at) AS ordered_at, min_by(order_no, happened_at) AS order_no
  FROM events
  WHERE type = 'order'
  GROUP BY cart_id
)
SELECT
  abandoned.cart_id,
  abandoned.session_id,
  abandoned.visitor_id,
  abandoned.customer_id,
  CAST(abandoned.device AS varchar) AS device,
  contents.first_at AS started_at,
  contents.last_at AS changed_at,
  abandoned.happened_at AS abandoned_at,
  CAST(abandoned.happened_at AS date) AS abandoned_on,
  CAST(json_parse(abandoned.skus) AS array(varchar)) AS skus,
  CAST(json_array_length(abandoned.skus) AS integer) AS articles,
  contents.pieces,
  CAST(abandoned.total AS decimal(14, 2)) AS cart_value,
  ordered.order_no IS NOT NULL AS recovered,
  CAST(ordered.order_no AS varchar) AS order_no,
  ordered.ordered_at AS recovered_at
FROM events AS abandoned
LEFT JOIN contents ON contents.cart_id = abandoned.cart_id
-- Mostly a reminder in the app brings them back, so the order may belong to another visit.
LEFT JOIN ordered
  ON ordered.cart_id = abandoned.cart_id AND ordered.ordered_at >= abandoned.happened_at
WHERE abandoned.type = 'cart_abandoned'
