-- Tags that an account began to show, and in which generation. Of one that another was merged into they may have been
-- ours on the other; what it showed before stays the merchant's.
CREATE TABLE gained_tag (
  shop        TEXT   NOT NULL,
  customer_id TEXT   NOT NULL,
  folded      TEXT   NOT NULL,
  generation  BIGINT NOT NULL,
  PRIMARY KEY (shop, customer_id, folded)
) WITHOUT ROWID;
