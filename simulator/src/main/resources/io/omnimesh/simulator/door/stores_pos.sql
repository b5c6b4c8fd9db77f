-- MariaDB, database stores_pos. Times are UTC.
CREATE TABLE IF NOT EXISTS stores (
  store_id INT NOT NULL PRIMARY KEY,
  code VARCHAR(16) NOT NULL,
  name VARCHAR(120) NOT NULL,
  tills TINYINT UNSIGNED NULL,
  origin VARCHAR(32) NOT NULL COMMENT 'shop, or the name of a replayed data set'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS articles (
  sku VARCHAR(32) NOT NULL PRIMARY KEY,
  gtin VARCHAR(14) NULL,
  name VARCHAR(200) NOT NULL,
  department VARCHAR(80) NULL,
  category VARCHAR(120) NULL,
  brand VARCHAR(80) NULL,
  package_size VARCHAR(40) NULL,
  price DECIMAL(10, 2) NULL,
  vat_rate DECIMAL(5, 4) NULL,
  origin VARCHAR(32) NOT NULL,
  KEY articles_category (category)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS loyalty_cards (
  card_no VARCHAR(19) NOT NULL PRIMARY KEY,
  first_name VARCHAR(100) NULL,
  last_name VARCHAR(100) NULL,
  birth_date DATE NULL,
  postcode VARCHAR(16) NULL,
  phone VARCHAR(40) NULL,
  email VARCHAR(254) NULL,
  home_store_id INT NULL,
  issued_on DATE NULL,
  household JSON NULL COMMENT 'what a replayed data set knows of the household',
  origin VARCHAR(32) NOT NULL,
  KEY loyalty_cards_email (email)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS baskets (
  basket_id BIGINT NOT NULL PRIMARY KEY,
  store_id INT NOT NULL,
  till_no TINYINT UNSIGNED NULL,
  cashier_id INT NULL,
  card_no VARCHAR(19) NULL,
  line_count SMALLINT UNSIGNED NOT NULL,
  total DECIMAL(12, 2) NOT NULL,
  closed_at DATETIME(3) NOT NULL,
  KEY baskets_store (store_id, closed_at),
  KEY baskets_card (card_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS basket_lines (
  basket_id BIGINT NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  sku VARCHAR(32) NOT NULL,
  quantity DECIMAL(10, 3) NOT NULL,
  list_price DECIMAL(10, 2) NULL COMMENT 'per piece, before discounts',
  discount DECIMAL(10, 2) NOT NULL COMMENT 'of the whole line',
  amount DECIMAL(12, 2) NOT NULL COMMENT 'what was paid for the line',
  vat_rate DECIMAL(5, 4) NULL,
  promotion_id INT NULL,
  PRIMARY KEY (basket_id, line_no),
  KEY basket_lines_sku (sku)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS tenders (
  basket_id BIGINT NOT NULL,
  tender_no TINYINT UNSIGNED NOT NULL,
  kind ENUM('cash', 'debit_card', 'credit_card', 'mobile_wallet', 'gift_card') NOT NULL,
  amount DECIMAL(12, 2) NOT NULL,
  PRIMARY KEY (basket_id, tender_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS returns (
  return_id BIGINT NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  basket_id BIGINT NULL COMMENT 'the original receipt; NULL: none was shown',
  store_id INT NOT NULL,
  till_no TINYINT UNSIGNED NULL,
  cashier_id INT NULL,
  card_no VARCHAR(19) NULL,
  sku VARCHAR(32) NOT NULL,
  quantity DECIMAL(10, 3) NOT NULL,
  refund DECIMAL(12, 2) NOT NULL,
  refund_kind ENUM('cash', 'debit_card', 'credit_card', 'mobile_wallet', 'gift_card') NULL,
  returned_at DATETIME(3) NOT NULL,
  PRIMARY KEY (return_id, line_no),
  KEY returns_basket (basket_id),
  KEY returns_store (store_id, returned_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
