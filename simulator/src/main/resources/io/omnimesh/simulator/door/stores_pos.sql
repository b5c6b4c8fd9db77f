-- MariaDB, database stores_pos. Times are UTC.
CREATE TABLE IF NOT EXISTS stores (
  store_id INT NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  tills TINYINT UNSIGNED NOT NULL,
  currency CHAR(3) NOT NULL,
  origin VARCHAR(32) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS articles (
  sku VARCHAR(32) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  department VARCHAR(80) NULL,
  category VARCHAR(120) NULL,
  brand VARCHAR(80) NULL,
  package_size VARCHAR(40) NULL,
  price DECIMAL(10, 2) NULL,
  vat_rate DECIMAL(4, 3) NULL,
  origin VARCHAR(32) NOT NULL,
  KEY articles_category (category)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS loyalty_cards (
  card_no VARCHAR(19) NOT NULL PRIMARY KEY,
  first_name VARCHAR(100) NULL,
  last_name VARCHAR(100) NULL,
  phone VARCHAR(32) NULL,
  postcode VARCHAR(16) NULL,
  birth_year SMALLINT NULL,
  issued_store_id INT NULL,
  issued_on DATE NULL,
  attributes JSON NULL,
  origin VARCHAR(32) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS baskets (
  basket_id BIGINT NOT NULL PRIMARY KEY,
  store_id INT NOT NULL,
  till_no TINYINT UNSIGNED NOT NULL,
  cashier_no INT NULL,
  card_no VARCHAR(19) NULL,
  line_count SMALLINT UNSIGNED NOT NULL,
  total DECIMAL(12, 2) NOT NULL,
  discount DECIMAL(12, 2) NOT NULL,
  closed_at DATETIME(3) NOT NULL,
  KEY baskets_store (store_id, closed_at),
  KEY baskets_card (card_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS basket_lines (
  basket_id BIGINT NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  sku VARCHAR(32) NOT NULL,
  quantity DECIMAL(10, 3) NOT NULL,
  unit_price DECIMAL(10, 2) NULL,
  discount DECIMAL(10, 2) NOT NULL,
  amount DECIMAL(12, 2) NOT NULL,
  promotion_id INT NULL,
  PRIMARY KEY (basket_id, line_no),
  KEY basket_lines_sku (sku)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS tenders (
  basket_id BIGINT NOT NULL,
  tender_no TINYINT UNSIGNED NOT NULL,
  kind ENUM('cash', 'card', 'wallet', 'voucher', 'gift_card') NOT NULL,
  amount DECIMAL(12, 2) NOT NULL,
  PRIMARY KEY (basket_id, tender_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS returns (
  return_id BIGINT NOT NULL PRIMARY KEY,
  basket_id BIGINT NULL COMMENT 'the original receipt; NULL: none was shown',
  store_id INT NOT NULL,
  card_no VARCHAR(19) NULL,
  sku VARCHAR(32) NOT NULL,
  quantity DECIMAL(10, 3) NOT NULL,
  refund DECIMAL(12, 2) NOT NULL,
  reason VARCHAR(64) NULL,
  returned_at DATETIME(3) NOT NULL,
  KEY returns_basket (basket_id),
  KEY returns_store (store_id, returned_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
