-- People that came and went, by store and hour of the last six whole hours and the present one. The counters only grow,
-- and begin at zero when the exporter is restarted: so the growth from sample to sample is summed, and a fall counts as
-- a new beginning. The window is short because Prometheus hands over every sample: a day of them, of both counters, is
-- six million.
WITH entries AS (
  SELECT
    labels['store_id'] AS store_id,
    timestamp AS sampled_at,
    value,
    lag(value) OVER (PARTITION BY labels['store_id'] ORDER BY timestamp) AS before
  FROM stores_traffic.default.store_door_entries_total
  WHERE timestamp >= date_trunc('hour', current_timestamp) - INTERVAL '6' HOUR
),
exits AS (
  SELECT
    labels['store_id'] AS store_id,
    timestamp AS sampled_at,
    value,
    lag(value) OVER (PARTITION BY labels['store_id'] ORDER BY timestamp) AS before
  FROM stores_traffic.default.store_door_exits_total
  WHERE timestamp >= date_trunc('hour', current_timestamp) - INTERVAL '6' HOUR
),
entered AS (
  SELECT
    CAST(store_id AS integer) AS store_id,
    date_trunc('hour', sampled_at) AS hour_at,
    sum(IF(value >= before, value - before, IF(before IS NULL, 0e0, value))) AS people,
    count(*) AS samples,
    max(sampled_at) AS last_sample_at
  FROM entries
  GROUP BY store_id, date_trunc('hour', sampled_at)
),
gone AS (
  SELECT
    CAST(store_id AS integer) AS store_id,
    date_trunc('hour', sampled_at) AS hour_at,
    sum(IF(value >= before, value - before, IF(before IS NULL, 0e0, value))) AS people
  FROM exits
  GROUP BY store_id, date_trunc('hour', sampled_at)
)
SELECT
  entered.store_id,
  CAST(entered.hour_at AS timestamp(6) with time zone) AS hour_at,
  CAST(stores.format AS varchar) AS store_format,
  CAST(regions.code AS varchar) AS region_code,
  stores.area_m2,
  CAST(entered.people AS bigint) AS entries,
  CAST(coalesce(gone.people, 0) AS bigint) AS exits,
  CAST(100 * entered.people / stores.area_m2 AS decimal(12, 2)) AS entries_per_100_m2,
  CAST(entered.samples AS integer) AS samples,
  CAST(entered.last_sample_at AS timestamp(6) with time zone) AS last_sample_at
FROM entered
JOIN stores_master.main.stores AS stores ON stores.store_id = entered.store_id
JOIN stores_master.main.regions AS regions ON regions.region_id = stores.region_id
LEFT JOIN gone ON gone.store_id = entered.store_id AND gone.hour_at = entered.hour_at
