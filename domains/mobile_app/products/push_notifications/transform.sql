-- One row per push message that was sent, with the platform that it went to. Title and text stay in the source, except
-- for what they were about: the article or the cart.
SELECT
  sends.push_id,
  sends.app_user_id,
  CAST(devices.platform AS varchar) AS platform,
  CAST(sends.campaign AS varchar) AS campaign,
  CAST(sends.title AS varchar) AS title,
  CAST(sends.sku AS varchar) AS sku,
  sends.cart_id,
  CAST(sends.sent_at AS timestamp(6) with time zone) AS sent_at,
  CAST(sends.sent_at AS date) AS sent_on,
  CAST(sends.opened_at AS timestamp(6) with time zone) AS opened_at,
  sends.opened_at IS NOT NULL AS opened,
  date_diff('second', sends.sent_at, sends.opened_at) AS seconds_to_open
FROM mobile_profiles.mobile_profiles.push_sends AS sends
LEFT JOIN mobile_profiles.mobile_profiles.devices AS devices
  ON devices.app_user_id = sends.app_user_id AND devices.device_id = sends.device_id
