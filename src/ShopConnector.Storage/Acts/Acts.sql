-- name: NextAct
SELECT COALESCE(MAX(number), 0) + 1 FROM member_act;

-- name: ActsOfMember
-- Events spend nothing: one more does not make a decided redemption a wrong one.
SELECT COUNT(*) FROM customer c JOIN member_act a ON a.shop = c.shop AND a.customer_id = c.id
WHERE c.member_id = @memberId AND a.kind <> 'event';

-- name: EventsNamed
-- Two customers who became one member may each have an event of that id.
SELECT c.member_id, a.kind, a.body
FROM customer c
JOIN member_act a ON a.shop = c.shop AND a.customer_id = c.id
WHERE c.member_id = @memberId AND a.source = 'event:' || a.shop || ':' || a.customer_id || ':' || @id
ORDER BY a.number;

-- name: ActsOfMembers
-- Of all customers, gone or not, as with postings.
SELECT c.member_id, a.kind, a.body
FROM customer c
JOIN member_act a ON a.shop = c.shop AND a.customer_id = c.id
WHERE c.member_id IN (SELECT value FROM json_each(@members))
ORDER BY a.number;

-- name: ActHomes
SELECT a.source, a.shop, a.customer_id, c.member_id
FROM member_act a
JOIN customer c ON c.shop = a.shop AND c.id = a.customer_id
WHERE a.source IN (SELECT value FROM json_each(@keys));

-- name: AddAct
INSERT INTO member_act (source, number, shop, customer_id, kind, reverses, body)
VALUES (@source, @number, @shop, @customerId, @kind, @reverses, @body);

-- name: AddActOnce
INSERT INTO member_act (source, number, shop, customer_id, kind, reverses, body)
VALUES (@source, @number, @shop, @customerId, @kind, @reverses, @body)
ON CONFLICT (source) DO NOTHING;
