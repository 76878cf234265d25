-- Tags that an account began to show, and in which generation. Of one that another was merged into they may have been
-- ours on the other; what it showed before stays the merchant's.
CREATE TABLE gained_tag (
  shop        TEXT COLLATE "C" NOT NULL,
  customer_id TEXT COLLATE "C" NOT NULL,
  folded      TEXT COLLATE "C" NOT NULL,
  generation  BIGINT           NOT NULL,
  PRIMARY KEY (shop, customer_id, folded)
);
