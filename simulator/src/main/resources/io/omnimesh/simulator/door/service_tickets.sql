-- MariaDB, database service_tickets, read through Trino's mysql connector. Times are UTC.
CREATE TABLE IF NOT EXISTS agents (
  agent_id INT NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  team VARCHAR(40) NOT NULL,
  languages JSON NOT NULL,
  active BOOLEAN NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS tickets (
  ticket_id BIGINT NOT NULL PRIMARY KEY,
  ticket_no VARCHAR(24) NOT NULL UNIQUE,
  email VARCHAR(254) NULL COMMENT 'as typed',
  phone VARCHAR(32) NULL,
  customer_name VARCHAR(200) NULL,
  order_no VARCHAR(24) NULL COMMENT 'joins ecommerce_orders.orders',
  store_id INT NULL,
  channel ENUM('email', 'phone', 'chat', 'web', 'store') NOT NULL,
  topic VARCHAR(40) NOT NULL,
  priority TINYINT UNSIGNED NOT NULL COMMENT '1 is the most urgent',
  status ENUM('open', 'pending', 'answered', 'closed', 'reopened') NOT NULL,
  subject VARCHAR(200) NOT NULL,
  body MEDIUMTEXT NULL,
  agent_id INT NULL,
  attributes JSON NULL,
  opened_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  updated_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  closed_at TIMESTAMP(3) NULL DEFAULT NULL,
  KEY tickets_opened (opened_at),
  KEY tickets_order (order_no),
  KEY tickets_topic (topic, status)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS ticket_status_history (
  ticket_id BIGINT NOT NULL,
  seq SMALLINT UNSIGNED NOT NULL,
  status ENUM('open', 'pending', 'answered', 'closed', 'reopened') NOT NULL,
  changed_by VARCHAR(40) NULL,
  changed_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (ticket_id, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
