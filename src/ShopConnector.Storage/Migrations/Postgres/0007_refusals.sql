-- What a shop refused of a customer and would refuse again, so that no run asks it the same. parts are hashes, one a
-- line: they tell nothing of the customer, and reason says what the shop said. times is how often the same was refused.
CREATE TABLE refusal (
  shop        TEXT   NOT NULL,
  customer_id TEXT   NOT NULL,
  parts       TEXT   NOT NULL,
  reason      TEXT   NOT NULL,
  refused_at  BIGINT NOT NULL,
  times       BIGINT NOT NULL,
  PRIMARY KEY (shop, customer_id)
);
