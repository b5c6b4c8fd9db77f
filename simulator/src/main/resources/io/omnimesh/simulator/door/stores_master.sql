-- DuckDB, schema main. The file is written anew and swapped, never changed in place.
CREATE TABLE regions (
  region_id INTEGER PRIMARY KEY,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  latitude DOUBLE NOT NULL,
  longitude DOUBLE NOT NULL,
  population_share DECIMAL(7, 6) NOT NULL
);

CREATE TABLE stores (
  store_id INTEGER PRIMARY KEY,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  format VARCHAR NOT NULL,
  region_id INTEGER NOT NULL,
  street VARCHAR NOT NULL,
  town VARCHAR NOT NULL,
  postcode VARCHAR NOT NULL,
  latitude DOUBLE NOT NULL,
  longitude DOUBLE NOT NULL,
  area_m2 INTEGER NOT NULL,
  tills TINYINT NOT NULL,
  warehouse_id INTEGER NOT NULL,
  opened_on DATE NOT NULL,
  weekday_opens VARCHAR NOT NULL,
  weekday_closes VARCHAR NOT NULL,
  sunday_opens VARCHAR NOT NULL,
  sunday_closes VARCHAR NOT NULL
);

CREATE TABLE planograms (
  store_id INTEGER NOT NULL,
  sku VARCHAR NOT NULL,
  aisle SMALLINT NOT NULL,
  shelf SMALLINT NOT NULL,
  facings SMALLINT NOT NULL,
  valid_from DATE NOT NULL,
  PRIMARY KEY (store_id, sku)
);

CREATE TABLE weather (
  region_id INTEGER NOT NULL,
  day DATE NOT NULL,
  temperature_min_c DECIMAL(4, 1) NOT NULL,
  temperature_max_c DECIMAL(4, 1) NOT NULL,
  rain_mm DECIMAL(5, 1) NOT NULL,
  sunshine_hours DECIMAL(4, 1) NOT NULL,
  PRIMARY KEY (region_id, day)
);
