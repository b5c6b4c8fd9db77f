-- MariaDB, database service_tickets, read through Trino's mysql connector. Times are UTC.
CREATE TABLE IF NOT EXISTS contacts (
  contact_id BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL COMMENT 'one line, however it was heard',
  email VARCHAR(254) NULL,
  phone VARCHAR(40) NULL,
  town VARCHAR(100) NULL,
  KEY contacts_email (email)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS tickets (
  ticket_id BIGINT NOT NULL PRIMARY KEY,
  contact_id BIGINT NOT NULL,
  topic VARCHAR(40) NOT NULL,
  priority ENUM('low', 'normal', 'high') NOT NULL,
  channel ENUM('chat', 'email', 'phone') NOT NULL,
  status ENUM('open', 'in_progress', 'waiting_for_customer', 'resolved', 'closed') NOT NULL,
  order_id BIGINT NULL COMMENT 'joins ecommerce_orders.orders',
  store_id INT NULL,
  sku VARCHAR(32) NULL,
  subject VARCHAR(200) NOT NULL,
  agent VARCHAR(100) NULL,
  opened_at TIMESTAMP(3) NOT NULL,
  updated_at TIMESTAMP(3) NOT NULL,
  closed_at TIMESTAMP(3) NULL DEFAULT NULL,
  KEY tickets_opened (opened_at),
  KEY tickets_order (order_id),
  KEY tickets_topic (topic, status)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE IF NOT EXISTS ticket_status_history (
  ticket_id BIGINT NOT NULL,
  changed_at TIMESTAMP(3) NOT NULL,
  status ENUM('open', 'in_progress', 'waiting_for_customer', 'resolved', 'closed') NOT NULL,
  agent VARCHAR(100) NULL COMMENT 'NULL: nobody did it',
  PRIMARY KEY (ticket_id, changed_at, status)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
