-- name: NoteLeftOrder
INSERT INTO left_order (shop, customer_id, order_id, generation) VALUES (@shop, @customerId, @orderId, @generation)
ON CONFLICT (shop, customer_id, order_id) DO UPDATE SET generation = excluded.generation;

-- name: ForgetReturnedOrders
DELETE FROM left_order
WHERE shop = @shop AND order_id IN (SELECT value FROM json_each(@orders))
  AND customer_id = (
    SELECT o.customer_id FROM customer_order o WHERE o.shop = left_order.shop AND o.id = left_order.order_id);

-- name: GoneAmong
-- Accounts that are gone, of these and of those whose orders moved on once more. A guest is an address, which stays.
SELECT c.id AS customer_id, c.member_id, s.survivor_id, s.own_member, COALESCE(s.told, 0) AS told
FROM customer c
LEFT JOIN survivor s ON s.shop = c.shop AND s.customer_id = c.id
WHERE c.shop = @shop AND c.gone = 1 AND c.guest = 0 AND c.id IN (
  SELECT value FROM json_each(@customers)
  UNION
  SELECT l.customer_id FROM left_order l
  WHERE l.shop = @shop AND l.order_id IN (SELECT value FROM json_each(@orders)))
ORDER BY c.id;

-- name: WhoHasOrders
-- The orders a customer lost last, and those it still has, by whose they are now. What it lost long before it was gone,
-- one order given to another account by hand, tells nothing of where the rest went. || '' keeps SQLite from going through
-- all orders of the shop.
SELECT customer_id, owner_id, COUNT(*) AS orders, MAX(placed_at) AS newest
FROM (
  SELECT l.customer_id, o.customer_id AS owner_id, o.placed_at
  FROM left_order l
  JOIN customer_order o ON o.shop = l.shop AND o.id = l.order_id
  WHERE l.shop = @shop AND l.customer_id IN (SELECT value FROM json_each(@customers)) AND o.deleted = 0
    AND l.generation = (
      SELECT MAX(n.generation) FROM left_order n WHERE n.shop = l.shop AND n.customer_id = l.customer_id)
  UNION ALL
  SELECT customer_id, customer_id, placed_at
  FROM customer_order
  WHERE shop || '' = @shop AND customer_id IN (SELECT value FROM json_each(@customers)) AND deleted = 0) AS known
GROUP BY customer_id, owner_id;

-- name: SetSurvivor
INSERT INTO survivor (shop, customer_id, survivor_id, own_member)
VALUES (@shop, @customerId, @survivorId, @ownMember)
ON CONFLICT (shop, customer_id) DO UPDATE SET survivor_id = excluded.survivor_id;

-- name: MarkTold
UPDATE survivor SET told = 1 WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@customers));

-- name: DropSurvivors
DELETE FROM survivor WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@customers));

-- name: GoHome
UPDATE customer SET member_id = @ownMember WHERE shop = @shop AND id = @customerId;

-- name: FollowSurvivors
-- One step; those who follow the ones that moved come with the next.
UPDATE customer SET member_id = (
  SELECT c.member_id FROM survivor s JOIN customer c ON c.shop = s.shop AND c.id = s.survivor_id
  WHERE s.shop = customer.shop AND s.customer_id = customer.id)
WHERE shop = @shop AND id IN (
  SELECT s.customer_id
  FROM survivor s
  JOIN customer c ON c.shop = s.shop AND c.id = s.survivor_id
  JOIN customer f ON f.shop = s.shop AND f.id = s.customer_id
  WHERE s.shop = @shop AND s.survivor_id IN (SELECT value FROM json_each(@survivors)) AND f.member_id <> c.member_id)
RETURNING id;

-- name: MembersAmong
SELECT DISTINCT member_id FROM customer WHERE shop = @shop AND id IN (SELECT value FROM json_each(@ids));

-- name: NoteGainedTag
INSERT INTO gained_tag (shop, customer_id, folded, generation) VALUES (@shop, @customerId, @folded, @generation)
ON CONFLICT (shop, customer_id, folded) DO UPDATE SET generation = excluded.generation;

-- name: AdoptTags
-- Only what it gained since the newest plan, which is when the shop told of the merge: what it showed by then a merchant
-- had given it, and as ours it would be taken off one day. Where a write of the last run found the account gone, the
-- merge was told before that plan already; its orders are read only now.
INSERT INTO owned_tag (shop, customer_id, folded, tag)
SELECT g.shop, g.customer_id, g.folded, t.tag
FROM survivor s
JOIN gained_tag g ON g.shop = s.shop AND g.customer_id = s.survivor_id
JOIN owned_tag t ON t.shop = s.shop AND t.customer_id = s.customer_id AND t.folded = g.folded
WHERE s.shop = @shop AND s.customer_id IN (SELECT value FROM json_each(@customers))
  AND (g.generation > COALESCE((SELECT MAX(generation) FROM plan WHERE shop = @shop), -1)
    OR EXISTS (
      SELECT 1 FROM journal j WHERE j.shop = s.shop AND j.customer_id = s.customer_id AND j.state = 'Gone'))
ON CONFLICT (shop, customer_id, folded) DO NOTHING;

-- name: ForgetOldGains
-- Of no use to AdoptTags any more, one plan later than it looks back.
DELETE FROM gained_tag
WHERE shop = @shop AND generation <= (
  SELECT generation FROM plan WHERE shop = @shop ORDER BY id DESC LIMIT 1 OFFSET 1);
