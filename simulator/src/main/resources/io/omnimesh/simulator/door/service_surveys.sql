-- PostgreSQL, database service_surveys, schema public.
CREATE TYPE survey_kind AS ENUM ('csat', 'nps', 'ces');

CREATE TABLE surveys (
  survey_id integer PRIMARY KEY,
  kind survey_kind NOT NULL,
  question text NOT NULL,
  languages text[] NOT NULL,
  scale int4range NOT NULL,
  active boolean NOT NULL
);

CREATE TABLE answers (
  answer_id bigint PRIMARY KEY,
  answer_uuid uuid NOT NULL UNIQUE,
  survey_id integer NOT NULL REFERENCES surveys,
  email varchar(254),                          -- null: answered without a name
  order_no varchar(24),                        -- joins ecommerce_orders.orders
  ticket_id bigint,                            -- joins service_tickets.tickets
  store_id integer,
  score smallint NOT NULL,                     -- csat and ces 1 to 5, nps 0 to 10
  comment text,
  tags text[] NOT NULL DEFAULT '{}',
  context jsonb NOT NULL DEFAULT '{}',
  answered_at timestamptz NOT NULL
);
CREATE INDEX answers_time ON answers (answered_at);
CREATE INDEX answers_order ON answers (order_no) WHERE order_no IS NOT NULL;
