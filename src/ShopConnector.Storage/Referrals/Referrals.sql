-- name: AnyFriendCode
SELECT CASE WHEN EXISTS (SELECT 1 FROM entitlement WHERE friends = 1) THEN 1 ELSE 0 END;

-- name: DropOrderCodes
DELETE FROM order_code WHERE shop = @shop AND order_id IN (SELECT value FROM json_each(@orders));

-- name: AddOrderCode
INSERT INTO order_code (shop, order_id, code) VALUES (@shop, @orderId, @code)
ON CONFLICT (shop, order_id, code) DO NOTHING;

-- name: ReferrersOf
-- Whoever referred an order of the page, or any order of a member of whom the page tells: whether that member is a new
-- customer, and who it is, decides about all of them. CROSS JOIN, here and below, has SQLite keep the order of the tables:
-- it knows nothing of their sizes, and would begin with all codes of a shop.
SELECT e.member_id
FROM order_code k
CROSS JOIN entitlement e
WHERE k.shop = @shop AND k.order_id IN (SELECT value FROM json_each(@orders))
  AND e.shop = k.shop AND e.code = k.code AND e.friends = 1
UNION
SELECT e.member_id
FROM customer t
CROSS JOIN customer c
CROSS JOIN customer_order o
CROSS JOIN order_code k
CROSS JOIN entitlement e
WHERE t.shop = @shop AND t.id IN (SELECT value FROM json_each(@customers))
  AND c.member_id = t.member_id
  AND o.shop = c.shop AND o.customer_id = c.id
  AND k.shop = o.shop AND k.order_id = o.id
  AND e.shop = k.shop AND e.code = k.code AND e.friends = 1;

-- name: MarkReferrerDue
-- Its code was used before the shop's answer about it came: nobody knew then whose it was. Nor did whoever else has a
-- code for friends on the same order.
UPDATE customer SET due_at = 0
WHERE shop = @shop AND gone = 0 AND id IN (
  SELECT id FROM customer
  WHERE shop = @shop AND id = @customerId AND EXISTS (SELECT 1 FROM order_code WHERE shop = @shop AND code = @code)
  UNION ALL
  SELECT c.id
  FROM order_code k
  CROSS JOIN order_code j
  CROSS JOIN entitlement r
  CROSS JOIN customer c
  WHERE k.shop = @shop AND k.code = @code
    AND j.shop = k.shop AND j.order_id = k.order_id
    AND r.shop = j.shop AND r.code = j.code AND r.friends = 1
    AND c.member_id = r.member_id AND c.shop = k.shop);

-- name: ReferralsOfMembers
SELECT e.member_id, o.shop, o.id, o.customer_id, o.cancelled_at, o.deleted, o.body, f.member_id AS friend
FROM entitlement e
JOIN order_code k ON k.shop = e.shop AND k.code = e.code
JOIN customer_order o ON o.shop = k.shop AND o.id = k.order_id
LEFT JOIN customer f ON f.shop = o.shop AND f.id = o.customer_id
WHERE e.friends = 1 AND e.member_id IN (SELECT value FROM json_each(@members));

-- name: PurchasesOfFriends
-- Of each of these orders what else its buyer bought, in all shops: of what was kept whole the one paid first, for however
-- much a friend kept, no more decides; and all of which something was given back, for only their bodies tell how much.
SELECT shop, id, cancelled_at, body
FROM (
  SELECT o.shop, o.id, x.cancelled_at, x.body, ROW_NUMBER() OVER (
    PARTITION BY o.shop, o.id,
      CASE WHEN x.cancelled_at IS NULL AND x.body LIKE '%"Refunds":[]%' THEN '' ELSE x.shop || ':' || x.id END
    ORDER BY x.bought_at, x.placed_at, x.shop, x.id) AS place
  FROM entitlement e
  JOIN order_code k ON k.shop = e.shop AND k.code = e.code
  JOIN customer_order o ON o.shop = k.shop AND o.id = k.order_id
  JOIN customer f ON f.shop = o.shop AND f.id = o.customer_id
  JOIN customer g ON g.member_id = f.member_id
  JOIN customer_order x ON x.shop = g.shop AND x.customer_id = g.id
  WHERE e.friends = 1 AND e.member_id IN (SELECT value FROM json_each(@members))
    AND x.bought_at IS NOT NULL AND x.deleted = 0 AND NOT (x.shop = o.shop AND x.id = o.id)) AS ranked
WHERE place = 1;

-- name: RivalCodes
-- Codes of others for friends on the same orders.
SELECT e.member_id, k.shop, k.order_id AS id, r.code, r.body
FROM entitlement e
CROSS JOIN order_code k
CROSS JOIN order_code j
CROSS JOIN entitlement r
WHERE e.friends = 1 AND e.member_id IN (SELECT value FROM json_each(@members))
  AND k.shop = e.shop AND k.code = e.code
  AND j.shop = k.shop AND j.order_id = k.order_id
  AND r.shop = j.shop AND r.code = j.code AND r.friends = 1 AND r.member_id <> e.member_id;

-- name: EntitlementHomes
SELECT e.shop, e.source, e.customer_id, c.member_id
FROM entitlement e
JOIN customer c ON c.shop = e.shop AND c.id = e.customer_id
WHERE e.source IN (SELECT value FROM json_each(@keys));
