-- MariaDB, database stores_pos: what a replay of foreign data keeps beside the receipts.
CREATE TABLE IF NOT EXISTS till_adjustments (
  basket_id BIGINT NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  kind VARCHAR(40) NOT NULL,
  sku VARCHAR(32) NOT NULL,
  quantity DECIMAL(10, 3) NOT NULL,
  amount DECIMAL(12, 2) NOT NULL,
  origin VARCHAR(32) NOT NULL,
  adjusted_at DATETIME(3) NOT NULL,
  PRIMARY KEY (basket_id, line_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS replay_rejects (
  origin VARCHAR(32) NOT NULL,
  line BIGINT NOT NULL,
  reason VARCHAR(100) NOT NULL,
  original JSON NOT NULL,
  rejected_at DATETIME(3) NOT NULL,
  PRIMARY KEY (origin, line)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS replay_progress (
  origin VARCHAR(32) NOT NULL PRIMARY KEY,
  file_sha256 CHAR(64) NOT NULL,
  next_line BIGINT NOT NULL,
  counts JSON NOT NULL,
  epoch DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
