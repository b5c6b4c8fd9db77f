-- One row per store and article of its range: what is on the shelf, where it stands and what it is worth.
SELECT
  stock.store_id,
  CAST(stock.sku AS varchar) AS sku,
  CAST(stores.name AS varchar) AS store_name,
  CAST(stores.format AS varchar) AS store_format,
  CAST(regions.code AS varchar) AS region_code,
  stores.warehouse_id,
  stock.on_hand,
  stock.on_hand <= 0 AS out_of_stock,
  stock.unit_cost,
  CAST(stock.on_hand * stock.unit_cost AS decimal(16, 2)) AS stock_value,
  CAST(planograms.aisle AS integer) AS aisle,
  CAST(planograms.shelf AS integer) AS shelf,
  CAST(planograms.facings AS integer) AS facings,
  stock.last_counted_on,
  stock.updated_at
FROM stores_inventory.public.stock AS stock
JOIN stores_master.main.stores AS stores ON stores.store_id = stock.store_id
JOIN stores_master.main.regions AS regions ON regions.region_id = stores.region_id
-- An article that left the range keeps its stock until it is sold off, but has no place any more.
LEFT JOIN stores_master.main.planograms AS planograms
  ON planograms.store_id = stock.store_id AND planograms.sku = stock.sku
