-- What was searched for, by day and phrase. Upper and lower case and spaces at the ends do not make another phrase.
SELECT
  CAST(at AS date) AS searched_on,
  lower(trim(query)) AS phrase,
  count(*) AS searches,
  count(DISTINCT session_id) AS sessions,
  count_if(zero_results) AS fruitless_searches,
  round(avg(CAST(results AS double)), 1) AS average_results,
  CAST(with_timezone(max(at), 'UTC') AS timestamp(6) with time zone) AS last_searched_at
FROM ecommerce_search.default.ecommerce_search_log
WHERE query IS NOT NULL AND trim(query) <> ''
GROUP BY CAST(at AS date), lower(trim(query))
