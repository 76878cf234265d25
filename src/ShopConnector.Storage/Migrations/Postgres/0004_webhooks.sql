-- Which things of a shop may have changed, as it told by webhooks. May be emptied at any moment: the schedule reads the
-- same. number grows when the same is told again.
CREATE TABLE webhook_hint (
  shop        TEXT COLLATE "C"   NOT NULL,
  subject     TEXT COLLATE "C"   NOT NULL,
  id          TEXT COLLATE "C"   NOT NULL,
  gone        BIGINT NOT NULL,
  number      BIGINT NOT NULL,
  topic       TEXT   NOT NULL,
  delivery    TEXT,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (shop, subject, id)
);

-- What a shop asks by law, kept until it is done; then body, which names the person, is emptied.
CREATE TABLE privacy_demand (
  id          TEXT COLLATE "C"   NOT NULL PRIMARY KEY,
  shop        TEXT COLLATE "C"   NOT NULL,
  kind        TEXT   NOT NULL,
  body        TEXT,
  received_at BIGINT NOT NULL,
  done_at     BIGINT
);
CREATE INDEX privacy_demand_open ON privacy_demand (shop, received_at) WHERE done_at IS NULL;

-- Since when the app is no longer installed there; null: it is.
ALTER TABLE shop ADD COLUMN uninstalled_at BIGINT;
