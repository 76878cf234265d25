-- Instants are ticks of 100 ns since 1970 (UTC), flags 0 or 1. A due_at of 0 means at once, null means never.
-- Keys are compared byte by byte (COLLATE "C"), as SQLite does: paging by key must not depend on the server's language.

-- SQLite has json_each of a text built in; with this one the two dialects share their queries.
CREATE FUNCTION json_each(items TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE STRICT
AS 'SELECT json_array_elements_text(items::json)';

-- probe is empty: a check fills and empties it, to see whether anything can be written.
CREATE TABLE installation (
  id         BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  secret     BYTEA  NOT NULL,
  generation BIGINT NOT NULL,
  probe      BYTEA
);

-- The counters are kept with every change, because counting a large shop at each tick would cost as much as the shop.
CREATE TABLE shop (
  name                TEXT COLLATE "C"   NOT NULL PRIMARY KEY,
  watermark           TEXT,
  program_fingerprint TEXT,
  address             TEXT,
  read_at             BIGINT,
  customers           BIGINT NOT NULL DEFAULT 0,
  guests              BIGINT NOT NULL DEFAULT 0,
  orders              BIGINT NOT NULL DEFAULT 0,
  members             BIGINT NOT NULL DEFAULT 0,
  owned_tags          BIGINT NOT NULL DEFAULT 0,
  postings            BIGINT NOT NULL DEFAULT 0,
  balance             BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE shop_lease (
  shop       TEXT COLLATE "C"   NOT NULL PRIMARY KEY,
  owner      TEXT   NOT NULL,
  epoch      BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

-- A guest's body and card are those of its newest order. changed = the generation of the last change to its member.
-- One that is gone is due only while something of it has to be settled, such as a code to be retired.
CREATE TABLE customer (
  shop         TEXT COLLATE "C"   NOT NULL,
  id           TEXT COLLATE "C"   NOT NULL,
  member_id    TEXT COLLATE "C"   NOT NULL,
  guest        BIGINT NOT NULL,
  display_name TEXT,
  name_key     TEXT COLLATE "C",
  is_staff     BIGINT NOT NULL,
  body         TEXT,
  card         TEXT,
  tags_on_card BIGINT NOT NULL,
  updated_at   BIGINT,
  due_at       BIGINT,
  changed      BIGINT NOT NULL,
  gone         BIGINT NOT NULL,
  PRIMARY KEY (shop, id)
);
CREATE INDEX customer_due ON customer (shop, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX customer_member ON customer (member_id, shop, id);
CREATE INDEX customer_name ON customer (name_key) WHERE name_key IS NOT NULL;

-- customer_id may name a customer that has not arrived yet: the order joins it as soon as it does.
CREATE TABLE customer_order (
  shop         TEXT COLLATE "C"   NOT NULL,
  id           TEXT COLLATE "C"   NOT NULL,
  customer_id  TEXT COLLATE "C",
  placed_at    BIGINT NOT NULL,
  cancelled_at BIGINT,
  updated_at   BIGINT,
  deleted      BIGINT NOT NULL,
  body         TEXT   NOT NULL,
  card         TEXT,
  buyer        TEXT,
  PRIMARY KEY (shop, id)
);
-- By customer alone: ids of two shops seldom meet, and a narrow index is half of what storing an order costs.
CREATE INDEX customer_order_customer ON customer_order (customer_id) WHERE customer_id IS NOT NULL;

-- Append-only. source names what the line was posted for. It belongs to a customer, through whom alone it belongs to a
-- member: so a merge moves nothing, and is undone exactly. What an order made goes with the order. posted_by is the
-- shop whose run wrote it.
CREATE TABLE posting (
  shop        TEXT COLLATE "C"   NOT NULL,
  customer_id TEXT COLLATE "C"   NOT NULL,
  source      TEXT COLLATE "C"   NOT NULL,
  points      BIGINT NOT NULL,
  body        TEXT   NOT NULL,
  posted_by   TEXT   NOT NULL,
  order_id    TEXT COLLATE "C",
  PRIMARY KEY (shop, customer_id, source)
);
CREATE INDEX posting_order ON posting (shop, order_id) WHERE order_id IS NOT NULL;

-- owed is 0 in the control group; cents is what an amount takes off, null for what is no amount.
CREATE TABLE entitlement (
  source      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  member_id   TEXT COLLATE "C" NOT NULL,
  shop        TEXT COLLATE "C" NOT NULL,
  customer_id TEXT COLLATE "C" NOT NULL,
  offer       TEXT NOT NULL,
  owed        BIGINT NOT NULL,
  cents       BIGINT,
  valid_until BIGINT NOT NULL,
  state       TEXT NOT NULL,
  code        TEXT,
  body        TEXT NOT NULL
);
CREATE INDEX entitlement_member ON entitlement (member_id);
CREATE INDEX entitlement_customer ON entitlement (shop, customer_id);
CREATE INDEX entitlement_open ON entitlement (offer) WHERE state = 'Open' AND owed = 1;

-- Shops ignore the case of a tag, so ownership does: folded is the tag in upper case.
CREATE TABLE owned_tag (
  shop        TEXT COLLATE "C" NOT NULL,
  customer_id TEXT COLLATE "C" NOT NULL,
  folded      TEXT COLLATE "C" NOT NULL,
  tag         TEXT NOT NULL,
  PRIMARY KEY (shop, customer_id, folded)
);

CREATE TABLE plan (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shop        TEXT COLLATE "C"   NOT NULL,
  made_at     BIGINT NOT NULL,
  fingerprint TEXT   NOT NULL,
  generation  BIGINT NOT NULL,
  totals      TEXT,
  shown       BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX plan_shop ON plan (shop, id);

CREATE TABLE plan_line (
  plan        BIGINT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  line        BIGINT NOT NULL,
  customer_id TEXT COLLATE "C"   NOT NULL,
  applied     BIGINT NOT NULL DEFAULT 0,
  body        TEXT   NOT NULL,
  PRIMARY KEY (plan, line)
);
CREATE INDEX plan_line_customer ON plan_line (plan, customer_id);

-- plan has no foreign key: old plans are cleared away, the runs stay.
CREATE TABLE run (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shop        TEXT COLLATE "C"   NOT NULL,
  kind        TEXT   NOT NULL,
  plan        BIGINT,
  generation  BIGINT NOT NULL,
  started_at  BIGINT NOT NULL,
  state       TEXT   NOT NULL,
  result      TEXT,
  finished_at BIGINT
);
CREATE INDEX run_shop ON run (shop, id);

CREATE TABLE journal (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run         BIGINT NOT NULL REFERENCES run (id),
  shop        TEXT COLLATE "C"   NOT NULL,
  customer_id TEXT COLLATE "C"   NOT NULL,
  state       TEXT   NOT NULL,
  intent      TEXT   NOT NULL,
  written     TEXT,
  reason      TEXT
);
CREATE INDEX journal_run ON journal (run, id);
CREATE INDEX journal_open ON journal (shop, id) WHERE state = 'Open';

-- What no shop knows: points given or taken by hand, rewards redeemed, and events such as a review or a complaint.
-- source is the key of the posting that follows from it; of an event the end of that key, as only the programme knows
-- what it pays. It is its customer's, as a posting is. number is the order in which they came.
CREATE TABLE member_act (
  source      TEXT COLLATE "C"   NOT NULL PRIMARY KEY,
  number      BIGINT NOT NULL,
  shop        TEXT COLLATE "C"   NOT NULL,
  customer_id TEXT COLLATE "C"   NOT NULL,
  kind        TEXT   NOT NULL,
  reverses    TEXT COLLATE "C",
  body        TEXT   NOT NULL
);
CREATE UNIQUE INDEX member_act_number ON member_act (number);
CREATE UNIQUE INDEX member_act_reverses ON member_act (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX member_act_customer ON member_act (shop, customer_id);
