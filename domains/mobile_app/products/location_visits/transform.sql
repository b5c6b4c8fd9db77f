-- One row per visit to a store that the app noticed. The coordinates stay in the source: the store says enough. The
-- inner join drops visits of people who have taken back their consent, from the next question on.
SELECT
  visits.visit_id,
  visits.app_user_id,
  visits.store_id,
  CAST(visits.entered_at AS timestamp(6) with time zone) AS entered_at,
  CAST(visits.left_at AS timestamp(6) with time zone) AS left_at,
  CAST(visits.entered_at AS date) AS entered_on,
  date_diff('minute', visits.entered_at, visits.left_at) AS minutes,
  visits.accuracy_m
FROM mobile_profiles.mobile_profiles.location_visits AS visits
JOIN mobile_profiles.mobile_profiles.profiles AS profiles
  ON profiles.app_user_id = visits.app_user_id AND profiles.location_shared
