-- Ignite, schema PUBLIC. Times are UTC.
CREATE TABLE IF NOT EXISTS warehouses (
  warehouse_id INT PRIMARY KEY,
  code VARCHAR(16) NOT NULL,
  name VARCHAR(80) NOT NULL,
  town VARCHAR(80) NOT NULL,
  latitude DOUBLE NOT NULL,
  longitude DOUBLE NOT NULL,
  pallet_places INT NOT NULL
) WITH "template=partitioned,cache_name=warehouses";

CREATE TABLE IF NOT EXISTS warehouse_stock (
  warehouse_id INT,
  sku VARCHAR(32),
  location VARCHAR(16),
  on_hand INT NOT NULL,
  unit_cost DECIMAL(12, 4) NOT NULL,
  last_moved_on DATE,
  updated_at TIMESTAMP,
  PRIMARY KEY (warehouse_id, sku)
) WITH "template=partitioned,cache_name=warehouse_stock";

CREATE TABLE IF NOT EXISTS warehouse_movements (
  movement_id BIGINT PRIMARY KEY,
  warehouse_id INT NOT NULL,
  sku VARCHAR(32) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  quantity INT NOT NULL,
  on_hand_after INT NOT NULL,
  location VARCHAR(16) NOT NULL,
  moved_on DATE NOT NULL,
  moved_at TIMESTAMP NOT NULL
) WITH "template=partitioned,cache_name=warehouse_movements";

CREATE TABLE IF NOT EXISTS warehouse_tasks (
  task_id BIGINT PRIMARY KEY,
  warehouse_id INT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  status VARCHAR(16) NOT NULL,
  pieces INT NOT NULL,
  reference BIGINT,
  worker VARCHAR(80),
  changed_on DATE NOT NULL,
  changed_at TIMESTAMP NOT NULL
) WITH "template=partitioned,cache_name=warehouse_tasks";

CREATE INDEX IF NOT EXISTS warehouse_tasks_state ON warehouse_tasks (status, warehouse_id);
CREATE INDEX IF NOT EXISTS warehouse_stock_sku ON warehouse_stock (sku);
