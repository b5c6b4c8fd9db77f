-- One row per article that the shop knows, sold or not, with its price and what customers think of it.
SELECT
  CAST(products.sku AS varchar) AS sku,
  CAST(products.gtin AS varchar) AS gtin,
  CAST(products.name AS varchar) AS name,
  CAST(products.brand AS varchar) AS brand,
  CAST(products.department AS varchar) AS department,
  CAST(products.category AS varchar) AS category,
  products.vendor_id,
  products.price,
  CAST('EUR' AS varchar) AS currency,
  CAST(with_timezone(prices.valid_from, 'UTC') AS timestamp(6) with time zone) AS price_since,
  products.vat_rate,
  products.pack_size,
  products.weight_grams,
  products.shelf_life_days,
  products.attributes,
  products.active,
  CAST(with_timezone(products.launched_at, 'UTC') AS timestamp(6) with time zone) AS launched_at,
  CAST(with_timezone(products.discontinued_at, 'UTC') AS timestamp(6) with time zone) AS discontinued_at,
  coalesce(reviews.review_count, 0) AS review_count,
  CAST(reviews.average_stars AS decimal(3, 2)) AS average_stars
FROM ecommerce_catalogue.ecommerce_catalogue.products AS products
LEFT JOIN (
  -- Every change of price stays in the source; the newest is the one that the document carries.
  SELECT sku, max(valid_from) AS valid_from
  FROM ecommerce_catalogue.ecommerce_catalogue.prices
  GROUP BY sku
) AS prices ON prices.sku = products.sku
LEFT JOIN (
  SELECT sku, count(*) AS review_count, avg(CAST(stars AS double)) AS average_stars
  FROM ecommerce_catalogue.ecommerce_catalogue.reviews
  GROUP BY sku
) AS reviews ON reviews.sku = products.sku
