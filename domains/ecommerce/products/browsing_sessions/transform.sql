-- One row per visit of the web shop, folded from the tracker's events. A visit's order comes as an event without
-- device and sequence; visits that consist of nothing else belong to the app and are left out.
WITH events AS (
  SELECT
    session_id,
    type,
    sequence,
    visitor_id,
    customer_id,
    device,
    page,
    path,
    referrer,
    sku,
    cart_id,
    order_no,
    total,
    CAST(from_unixtime_nanos(ts_ms * 1000000) AS timestamp(6) with time zone) AS happened_at
  FROM ecommerce_clicks.tracker.clicks
  WHERE session_id IS NOT NULL
),
fruitless AS (
  -- The tracker knows how many results a search had, the search log knows which the shop called fruitless.
  SELECT session_id, count(*) AS searches
  FROM ecommerce_search.default.ecommerce_search_log
  WHERE zero_results
  GROUP BY session_id
)
SELECT
  events.session_id,
  max(events.visitor_id) AS visitor_id,
  max(events.customer_id) AS customer_id,
  CAST(max(events.device) AS varchar) AS device,
  min(events.happened_at) AS started_at,
  -- The tracker reports an abandoned cart half an hour after the visit; that is not part of it.
  max(events.happened_at) FILTER (WHERE events.type <> 'cart_abandoned') AS ended_at,
  CAST(min(events.happened_at) AS date) AS started_on,
  date_diff(
    'second',
    min(events.happened_at),
    max(events.happened_at) FILTER (WHERE events.type <> 'cart_abandoned')) AS duration_seconds,
  count_if(events.type = 'page_view') AS page_views,
  count_if(events.type = 'search') AS searches,
  coalesce(max(fruitless.searches), 0) AS fruitless_searches,
  count_if(events.type = 'product_view') AS product_views,
  count(DISTINCT events.sku) FILTER (WHERE events.type = 'product_view') AS articles_viewed,
  count_if(events.type = 'recommendation') AS recommendations_shown,
  count_if(events.type = 'cart_change') AS cart_changes,
  CAST(min_by(events.path, events.sequence) FILTER (WHERE events.path IS NOT NULL) AS varchar) AS entry_path,
  CAST(max(events.referrer) AS varchar) AS referrer,
  count_if(events.page = 'checkout') > 0 AS reached_checkout,
  max(events.cart_id) AS cart_id,
  CAST(
    CASE
      WHEN count_if(events.type = 'order') > 0 THEN 'ordered'
      WHEN count_if(events.type = 'cart_abandoned') > 0 THEN 'abandoned_cart'
      ELSE 'left'
    END AS varchar) AS outcome,
  CAST(max(events.order_no) AS varchar) AS order_no,
  CAST(max(events.total) FILTER (WHERE events.type = 'order') AS decimal(14, 2)) AS order_total
FROM events
LEFT JOIN fruitless ON fruitless.session_id = events.session_id
GROUP BY events.session_id
HAVING count_if(events.type NOT IN ('order', 'cart_abandoned')) > 0
