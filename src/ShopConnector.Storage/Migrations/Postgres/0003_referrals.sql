-- The codes on orders, in capitals: by them an order is found for the member whose code for friends it carries.
CREATE TABLE order_code (
  shop     TEXT COLLATE "C" NOT NULL,
  order_id TEXT COLLATE "C" NOT NULL,
  code     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (shop, order_id, code)
);
CREATE INDEX order_code_code ON order_code (shop, code);
INSERT INTO order_code (shop, order_id, code)
SELECT DISTINCT o.shop, o.id, UPPER(TRIM(c.value))
FROM customer_order o, json_array_elements_text(o.body::json -> 'DiscountCodes') AS c (value);

-- When it was paid; null of one that is not, and of a test. So whether a friend bought before is asked of an index.
ALTER TABLE customer_order ADD COLUMN bought_at BIGINT;
UPDATE customer_order SET bought_at = (EXTRACT(EPOCH FROM (body::json ->> 'PaidAt')::timestamptz) * 10000000)::bigint
WHERE body::json ->> 'PaidAt' IS NOT NULL AND body::json ->> 'Test' = 'false';

-- 1 of a code for its member's friends.
ALTER TABLE entitlement ADD COLUMN friends BIGINT NOT NULL DEFAULT 0;
CREATE INDEX entitlement_friends ON entitlement (shop, code COLLATE "C") WHERE friends = 1;

-- What tells one household, and the place and app of an order, were not read before: every shop is read once more.
UPDATE shop SET watermark = NULL;
