-- Orders that left a customer, and in which generation: of an account that is gone they tell into which one it was merged.
CREATE TABLE left_order (
  shop        TEXT   NOT NULL,
  customer_id TEXT   NOT NULL,
  order_id    TEXT   NOT NULL,
  generation  BIGINT NOT NULL,
  PRIMARY KEY (shop, customer_id, order_id)
) WITHOUT ROWID;
CREATE INDEX left_order_order ON left_order (shop, order_id);

-- Whose a customer is that is gone: it belongs to the member of that other one, with all that hangs on it. own_member is
-- the one it goes back to. The other may not have arrived yet.
CREATE TABLE survivor (
  shop        TEXT NOT NULL,
  customer_id TEXT NOT NULL,
  survivor_id TEXT NOT NULL,
  own_member  TEXT NOT NULL,
  PRIMARY KEY (shop, customer_id)
) WITHOUT ROWID;
CREATE INDEX survivor_of ON survivor (shop, survivor_id);
