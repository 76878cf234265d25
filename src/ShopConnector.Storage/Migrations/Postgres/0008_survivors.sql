-- Orders that left a customer, and in which generation: of an account that is gone they tell into which one it was merged.
CREATE TABLE left_order (
  shop        TEXT COLLATE "C" NOT NULL,
  customer_id TEXT COLLATE "C" NOT NULL,
  order_id    TEXT COLLATE "C" NOT NULL,
  generation  BIGINT           NOT NULL,
  PRIMARY KEY (shop, customer_id, order_id)
);
CREATE INDEX left_order_order ON left_order (shop, order_id);

-- Whose a customer is that is gone: it belongs to the member of that other one, with all that hangs on it. own_member is
-- the one it goes back to. The other may not have arrived yet.
CREATE TABLE survivor (
  shop        TEXT COLLATE "C" NOT NULL,
  customer_id TEXT COLLATE "C" NOT NULL,
  survivor_id TEXT COLLATE "C" NOT NULL,
  own_member  TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (shop, customer_id)
);
CREATE INDEX survivor_of ON survivor (shop, survivor_id);
