-- One row per line of a receipt, with store, time and card of the receipt and the article's place in the range.
-- Both casts keep the source's index usable: a filter on sold_on or sku is sent to the tills' database.
SELECT
  lines.basket_id,
  lines.line_no,
  baskets.store_id,
  CAST(baskets.till_no AS integer) AS till_no,
  CAST(baskets.card_no AS varchar) AS card_no,
  CAST(lines.sku AS varchar) AS sku,
  CAST(articles.department AS varchar) AS department,
  CAST(articles.category AS varchar) AS category,
  lines.quantity,
  lines.list_price,
  lines.discount,
  lines.amount,
  lines.vat_rate,
  lines.promotion_id,
  -- Tills write no currency: our own stores take euros, the stores of the replayed data set took dollars.
  CAST(CASE stores.origin WHEN 'complete-journey' THEN 'USD' ELSE 'EUR' END AS varchar) AS currency,
  CAST(with_timezone(baskets.closed_at, 'UTC') AS timestamp(6) with time zone) AS sold_at,
  CAST(baskets.closed_at AS date) AS sold_on
FROM stores_pos.stores_pos.basket_lines AS lines
JOIN stores_pos.stores_pos.baskets AS baskets ON baskets.basket_id = lines.basket_id
LEFT JOIN stores_pos.stores_pos.stores AS stores ON stores.store_id = baskets.store_id
LEFT JOIN stores_pos.stores_pos.articles AS articles ON articles.sku = lines.sku
