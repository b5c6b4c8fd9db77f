-- PostgreSQL, database service_surveys, schema public.
CREATE TYPE survey_kind AS ENUM ('csat', 'nps');

CREATE TABLE questions (
  kind survey_kind PRIMARY KEY,
  question text NOT NULL,
  labels text[] NOT NULL,                      -- of the lowest and the highest score
  scale int4range NOT NULL
);

CREATE TABLE answers (
  answer_id bigint PRIMARY KEY,
  answer_uuid uuid NOT NULL UNIQUE,
  kind survey_kind NOT NULL REFERENCES questions,
  score smallint NOT NULL,                     -- csat 1 to 5, nps 0 to 10
  contact_id bigint,                           -- null: answered anonymously after a store visit
  email varchar(254),
  ticket_id bigint,                            -- joins service_tickets.tickets
  order_id bigint,                             -- joins ecommerce_orders.orders
  store_id integer,
  comment text,
  context jsonb NOT NULL,                      -- {"subject": "ticket" | "order" | "store"}
  answered_at timestamptz NOT NULL
);
CREATE INDEX answers_time ON answers (answered_at);
CREATE INDEX answers_order ON answers (order_id) WHERE order_id IS NOT NULL;
