-- name: AnyFriendCode
SELECT CASE WHEN EXISTS (SELECT 1 FROM entitlement WHERE friends = 1) THEN 1 ELSE 0 END;

-- name: DropOrderCodes
DELETE FROM order_code WHERE shop = @shop AND order_id IN (SELECT value FROM json_each(@orders));

-- name: AddOrderCode
INSERT INTO order_code (shop, order_id, code) VALUES (@shop, @orderId, @code)
ON CONFLICT (shop, order_id, code) DO NOTHING;

-- name: ReferrersOf
-- Whoever referred an order of the page, or any order of a member of whom the page tells: whether that member is a new
-- customer, and who it is, decides about all of them.
SELECT e.member_id
FROM order_code k
JOIN entitlement e ON e.shop = k.shop AND e.code = k.code AND e.friends = 1
WHERE k.shop = @shop AND k.order_id IN (SELECT value FROM json_each(@orders))
UNION
SELECT e.member_id
FROM customer t
JOIN customer c ON c.member_id = t.member_id
JOIN customer_order o ON o.shop = c.shop AND o.customer_id = c.id
JOIN order_code k ON k.shop = o.shop AND k.order_id = o.id
JOIN entitlement e ON e.shop = k.shop AND e.code = k.code AND e.friends = 1
WHERE t.shop = @shop AND t.id IN (SELECT value FROM json_each(@customers));

-- name: MarkReferrerDue
-- Its code was used before the shop's answer about it came: nobody knew then whose it was.
UPDATE customer SET due_at = 0
WHERE shop = @shop AND id = @customerId AND gone = 0
  AND EXISTS (SELECT 1 FROM order_code WHERE shop = @shop AND code = @code);

-- name: ReferralsOfMembers
SELECT e.member_id, o.shop, o.id, o.customer_id, o.cancelled_at, o.deleted, o.body, f.member_id AS friend
FROM entitlement e
JOIN order_code k ON k.shop = e.shop AND k.code = e.code
JOIN customer_order o ON o.shop = k.shop AND o.id = k.order_id
LEFT JOIN customer f ON f.shop = o.shop AND f.id = o.customer_id
WHERE e.friends = 1 AND e.member_id IN (SELECT value FROM json_each(@members));

-- name: PurchasesOfFriends
-- Of each of these orders what else its buyer bought, in all shops: of what was placed before it, and of what was placed
-- after it, the one paid first. However much a friend bought, no more decides.
SELECT shop, id, other_shop, other_id, placed_at, bought_at
FROM (
  SELECT o.shop, o.id, x.shop AS other_shop, x.id AS other_id, x.placed_at, x.bought_at, ROW_NUMBER() OVER (
    PARTITION BY o.shop, o.id, CASE
      WHEN x.placed_at < o.placed_at THEN 0
      WHEN x.placed_at = o.placed_at AND x.shop || ':' || x.id < o.shop || ':' || o.id THEN 0
      ELSE 1 END
    ORDER BY x.bought_at, x.shop, x.id) AS place
  FROM entitlement e
  JOIN order_code k ON k.shop = e.shop AND k.code = e.code
  JOIN customer_order o ON o.shop = k.shop AND o.id = k.order_id
  JOIN customer f ON f.shop = o.shop AND f.id = o.customer_id
  JOIN customer g ON g.member_id = f.member_id
  JOIN customer_order x ON x.shop = g.shop AND x.customer_id = g.id
  WHERE e.friends = 1 AND e.member_id IN (SELECT value FROM json_each(@members))
    AND x.bought_at IS NOT NULL AND x.deleted = 0 AND NOT (x.shop = o.shop AND x.id = o.id)) AS ranked
WHERE place = 1;

-- name: EntitlementHomes
SELECT e.shop, e.source, e.customer_id, c.member_id
FROM entitlement e
JOIN customer c ON c.shop = e.shop AND c.id = e.customer_id
WHERE e.source IN (SELECT value FROM json_each(@keys));
