-- The codes on orders, in capitals: by them an order is found for the member whose code for friends it carries.
CREATE TABLE order_code (
  shop     TEXT NOT NULL,
  order_id TEXT NOT NULL,
  code     TEXT NOT NULL,
  PRIMARY KEY (shop, order_id, code)
) WITHOUT ROWID;
CREATE INDEX order_code_code ON order_code (shop, code);
INSERT INTO order_code (shop, order_id, code)
SELECT DISTINCT o.shop, o.id, UPPER(TRIM(c.value)) FROM customer_order o, json_each(o.body, '$.DiscountCodes') c;

-- When it was paid; null of one that is not, and of a test. So whether a friend bought before is asked of an index.
ALTER TABLE customer_order ADD COLUMN bought_at BIGINT;
UPDATE customer_order SET bought_at = CAST(strftime('%s', json_extract(body, '$.PaidAt')) AS INTEGER) * 10000000
WHERE json_extract(body, '$.PaidAt') IS NOT NULL AND json_extract(body, '$.Test') = 0;

-- 1 of a code for its member's friends.
ALTER TABLE entitlement ADD COLUMN friends BIGINT NOT NULL DEFAULT 0;
CREATE INDEX entitlement_friends ON entitlement (shop, code) WHERE friends = 1;

-- What tells one household, and the place and app of an order, were not read before: every shop is read once more.
UPDATE shop SET watermark = NULL;
