-- name: NextAct
SELECT COALESCE(MAX(number), 0) + 1 FROM member_act;

-- name: ActsOfMember
SELECT COUNT(*) FROM customer c JOIN member_act a ON a.shop = c.shop AND a.customer_id = c.id
WHERE c.member_id = @memberId;

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
