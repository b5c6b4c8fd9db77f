-- One row per session of the app, folded from its events; the platform comes from the device's registration.
-- Events outside of a session (a push message that was only looked at) have no app_session_id and stay out.
WITH sessions AS (
  SELECT
    app_session_id,
    max(app_user_id) AS app_user_id,
    max(device_id) AS device_id,
    max(app_version) AS app_version,
    min(occurred_at) AS started_ms,
    -- A screen's event is sent when it opens; how long it stayed open comes with it.
    max(occurred_at + coalesce(dwell_ms, 0)) AS ended_ms,
    max(push_id) AS push_id,
    count_if(kind = 'SCREEN_VIEWED') AS screens,
    count_if(screen = 'PRODUCT') AS product_screens,
    count(DISTINCT sku) AS articles_viewed,
    count_if(kind = 'FEATURE_USED') AS features_used,
    count_if(feature = 'ACTIVATE_COUPON') AS coupons_activated,
    count_if(feature = 'SCAN_BARCODE') AS barcodes_scanned,
    count_if(screen = 'CHECKOUT') > 0 AS reached_checkout,
    array_sort(array_distinct(array_agg(feature) FILTER (WHERE feature IS NOT NULL))) AS features
  FROM mobile_events.default."mobile.events"
  WHERE app_session_id IS NOT NULL
  GROUP BY app_session_id
)
SELECT
  sessions.app_session_id,
  sessions.app_user_id,
  CAST(devices.platform AS varchar) AS platform,
  CAST(sessions.app_version AS varchar) AS app_version,
  CAST(from_unixtime_nanos(sessions.started_ms * 1000000) AS timestamp(6) with time zone) AS started_at,
  CAST(from_unixtime_nanos(sessions.ended_ms * 1000000) AS timestamp(6) with time zone) AS ended_at,
  CAST(from_unixtime_nanos(sessions.started_ms * 1000000) AS date) AS started_on,
  (sessions.ended_ms - sessions.started_ms) / 1000 AS duration_seconds,
  sessions.push_id,
  sessions.screens,
  sessions.product_screens,
  sessions.articles_viewed,
  sessions.features_used,
  coalesce(sessions.features, CAST(ARRAY[] AS array(varchar))) AS features,
  sessions.coupons_activated,
  sessions.barcodes_scanned,
  sessions.reached_checkout
FROM sessions
LEFT JOIN mobile_profiles.mobile_profiles.devices AS devices
  ON devices.app_user_id = sessions.app_user_id
  AND CAST(devices.device_id AS varchar) = sessions.device_id
