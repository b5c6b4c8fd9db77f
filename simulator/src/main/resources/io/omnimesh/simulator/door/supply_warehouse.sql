-- Ignite, schema PUBLIC. Times are UTC.
CREATE TABLE IF NOT EXISTS warehouses (
  warehouse_id INT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  city VARCHAR(80) NOT NULL,
  docks INT NOT NULL,
  opened_on DATE
) WITH "template=partitioned,value_type=Warehouse,cache_name=warehouses";

CREATE TABLE IF NOT EXISTS warehouse_stock (
  warehouse_id INT,
  sku VARCHAR(32),
  bin VARCHAR(16) NOT NULL,
  on_hand INT NOT NULL,
  allocated INT NOT NULL,
  unit_cost DECIMAL(12, 4) NOT NULL,
  last_moved_on DATE,
  updated_at TIMESTAMP,
  PRIMARY KEY (warehouse_id, sku)
) WITH "template=partitioned,key_type=WarehouseStockKey,value_type=WarehouseStock,cache_name=warehouse_stock";

CREATE TABLE IF NOT EXISTS warehouse_tasks (
  task_id BIGINT PRIMARY KEY,
  warehouse_id INT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  sku VARCHAR(32) NOT NULL,
  quantity INT NOT NULL,
  shipment_id BIGINT,
  worker VARCHAR(40),
  state VARCHAR(16) NOT NULL,
  due_on DATE,
  created_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP
) WITH "template=partitioned,value_type=WarehouseTask,cache_name=warehouse_tasks";

CREATE INDEX IF NOT EXISTS warehouse_tasks_state ON warehouse_tasks (state, warehouse_id);
CREATE INDEX IF NOT EXISTS warehouse_stock_sku ON warehouse_stock (sku);
