-- One row per answer to a survey. Both scales are kept and a common one from 0 to 1 is added, so that they can be drawn
-- side by side; they must not be averaged together.
SELECT
  answer_id,
  -- An enum in PostgreSQL: behind a function, a filter with a word that the enum lacks finds nothing instead of failing.
  lower(kind) AS kind,
  CAST(score AS integer) AS score,
  CAST(
    CASE lower(kind) WHEN 'csat' THEN (score - 1) / 4e0 WHEN 'nps' THEN score / 10e0 END AS decimal(4, 3)) AS score_share,
  CAST(
    CASE
      WHEN lower(kind) <> 'nps' THEN NULL
      WHEN score >= 9 THEN 'promoter'
      WHEN score >= 7 THEN 'passive'
      ELSE 'detractor'
    END AS varchar) AS nps_group,
  CAST(json_extract_scalar(context, '$.subject') AS varchar) AS subject,
  ticket_id,
  order_id,
  store_id,
  contact_id,
  CAST(comment AS varchar) AS comment,
  answered_at,
  CAST(answered_at AS date) AS answered_on
FROM service_surveys.public.answers
