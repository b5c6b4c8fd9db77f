-- Names and types are plain, as some of these tables are products of the mesh themselves.
-- Times are those of the database unless a column's comment says otherwise.

-- What was applied last for one major of a port.
CREATE TABLE deployed_port (
  domain text NOT NULL,
  product text NOT NULL,
  port text NOT NULL,
  major integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('stream', 'cdc', 'table', 'view')),
  version text NOT NULL,
  contract_text text NOT NULL,
  contract_sha256 text NOT NULL,
  transform_sql text,
  status text NOT NULL CHECK (status IN ('active', 'deprecated', 'retired')),
  deprecated_until date,
  settings text NOT NULL,
  fingerprint text NOT NULL,
  revision bigint NOT NULL,
  applied_at timestamptz NOT NULL,
  applied_by text NOT NULL,
  PRIMARY KEY (domain, product, port, major),
  -- Readers see the port as a table of its domain.
  CONSTRAINT deployed_port_is_one_table UNIQUE (domain, port, major)
);

-- Everything that was ever recorded in deployed_port.
CREATE TABLE port_version (
  domain text NOT NULL,
  product text NOT NULL,
  port text NOT NULL,
  major integer NOT NULL,
  kind text NOT NULL,
  version text NOT NULL,
  contract_text text NOT NULL,
  contract_sha256 text NOT NULL,
  transform_sql text,
  status text NOT NULL,
  deprecated_until date,
  settings text NOT NULL,
  fingerprint text NOT NULL,
  revision bigint NOT NULL,
  applied_at timestamptz NOT NULL,
  applied_by text NOT NULL,
  PRIMARY KEY (domain, product, port, major, revision)
);

CREATE TABLE apply_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan_id text NOT NULL,
  plan_json text NOT NULL,
  applied_by text NOT NULL,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'abandoned')),
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);
CREATE INDEX apply_run_unfinished ON apply_run (id) WHERE state = 'running';

CREATE TABLE apply_step (
  run_id bigint NOT NULL REFERENCES apply_run ON DELETE CASCADE,
  step_index integer NOT NULL,
  step_text text NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed')),
  settled_at timestamptz,
  message text,
  PRIMARY KEY (run_id, step_index)
);

-- A lease that was given back stays as a row whose time is over, so that its token goes on rising.
CREATE TABLE lease (
  name text PRIMARY KEY,
  holder text NOT NULL,
  token bigint NOT NULL,
  held_since timestamptz NOT NULL,
  held_until timestamptz NOT NULL
);

-- Times are those of the engine that checked.
CREATE TABLE quality_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  domain text NOT NULL,
  product text NOT NULL,
  port text NOT NULL,
  major integer NOT NULL,
  version text NOT NULL,
  verdict text NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  snapshot_id bigint,
  row_count bigint,
  checked_by text NOT NULL
);
CREATE INDEX quality_run_of_port ON quality_run (domain, product, port, major, id DESC);
CREATE INDEX quality_run_finished ON quality_run (finished_at);

CREATE TABLE quality_result (
  run_id bigint NOT NULL REFERENCES quality_run ON DELETE CASCADE,
  result_index integer NOT NULL,
  rule text NOT NULL,
  property text,
  metric text NOT NULL,
  dimension text,
  severity text NOT NULL,
  verdict text NOT NULL,
  measured double precision,
  expected text,
  message text,
  samples_json text,
  duration_millis bigint NOT NULL,
  PRIMARY KEY (run_id, result_index)
);

-- changed_at is the time of the evaluator.
CREATE TABLE slo_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  domain text NOT NULL,
  product text NOT NULL,
  port text NOT NULL,
  major integer NOT NULL,
  property text NOT NULL,
  state text NOT NULL CHECK (state IN ('met', 'breached', 'not_evaluated')),
  changed_at timestamptz NOT NULL,
  measured double precision,
  target double precision,
  unit text,
  message text NOT NULL
);
CREATE INDEX slo_change_of_property ON slo_change (domain, product, port, major, property, id DESC);
CREATE INDEX slo_change_of_port ON slo_change (domain, product, port, major, id DESC);

-- The state in which each service level is; the row is also the lock of its history.
CREATE TABLE slo_state (
  domain text NOT NULL,
  product text NOT NULL,
  port text NOT NULL,
  major integer NOT NULL,
  property text NOT NULL,
  state text NOT NULL,
  change_id bigint,
  PRIMARY KEY (domain, product, port, major, property)
);

-- Days are those of UTC; last_read_at is the query engine's time.
CREATE TABLE table_read (
  table_name text NOT NULL,
  read_day date NOT NULL,
  reader text NOT NULL,
  program text NOT NULL,
  last_read_at timestamptz NOT NULL,
  read_count bigint NOT NULL,
  PRIMARY KEY (table_name, read_day, reader, program)
);
CREATE INDEX table_read_day ON table_read (read_day);

CREATE TABLE idempotency_key (
  idempotency_key text PRIMARY KEY,
  request_hash text NOT NULL,
  response text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);

CREATE TABLE materialisation_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  domain text NOT NULL,
  product text NOT NULL,
  port text NOT NULL,
  major integer NOT NULL,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  state text NOT NULL DEFAULT 'running'
    CHECK (state IN ('running', 'published', 'rejected', 'failed', 'interrupted')),
  snapshot_id bigint,
  row_count bigint,
  message text,
  lease_name text NOT NULL,
  lease_token bigint NOT NULL
);
CREATE INDEX materialisation_run_of_port ON materialisation_run (domain, product, port, major, id DESC);
CREATE INDEX materialisation_run_running ON materialisation_run (id) WHERE state = 'running';
CREATE INDEX materialisation_run_ended ON materialisation_run (ended_at);
