-- DuckDB, schema main. The file is written anew and swapped, never changed in place.
CREATE TABLE regions (
  region_id INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL,
  country VARCHAR NOT NULL,
  climate VARCHAR NOT NULL
);

CREATE TABLE stores (
  store_id INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL,
  format VARCHAR NOT NULL,
  region_id INTEGER NOT NULL,
  city VARCHAR NOT NULL,
  postcode VARCHAR NOT NULL,
  latitude DOUBLE NOT NULL,
  longitude DOUBLE NOT NULL,
  area_m2 DECIMAL(9, 1) NOT NULL,
  tills TINYINT NOT NULL,
  doors TINYINT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  opened_on DATE NOT NULL,
  closed_on DATE,
  opens_at_hour TINYINT NOT NULL,
  closes_at_hour TINYINT NOT NULL,
  open_on_sunday BOOLEAN NOT NULL
);

CREATE TABLE planograms (
  store_id INTEGER NOT NULL,
  sku VARCHAR NOT NULL,
  aisle SMALLINT NOT NULL,
  shelf TINYINT NOT NULL,
  facings TINYINT NOT NULL,
  capacity SMALLINT NOT NULL,
  valid_from DATE NOT NULL,
  PRIMARY KEY (store_id, sku)
);
