-- PostgreSQL: how far the door has written.
CREATE TABLE mesh_position (
  id smallint PRIMARY KEY,
  world varchar(200) NOT NULL,
  until timestamp(3) NOT NULL                  -- UTC
);

CREATE TABLE mesh_history_days (
  day date PRIMARY KEY,
  world varchar(200) NOT NULL,
  row_count bigint NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now()
);
