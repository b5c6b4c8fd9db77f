-- Stock of stores and warehouses, one below the other. Both halves read products, by the major that this statement was
-- written for, and never a source of another domain.
SELECT
  CAST('store' AS varchar) AS place_kind,
  store_id AS place_id,
  store_name AS place_name,
  warehouse_id AS supplied_by_warehouse_id,
  sku,
  on_hand,
  out_of_stock,
  unit_cost,
  CAST(stock_value AS decimal(18, 2)) AS stock_value
FROM mesh.stores.store_inventory_v1
UNION ALL
SELECT
  CAST('warehouse' AS varchar) AS place_kind,
  warehouse_id AS place_id,
  warehouse_name AS place_name,
  -- A warehouse is supplied by vendors.
  CAST(NULL AS integer) AS supplied_by_warehouse_id,
  sku,
  on_hand,
  out_of_stock,
  unit_cost,
  stock_value
FROM mesh.supply_chain.warehouse_stock_v1
