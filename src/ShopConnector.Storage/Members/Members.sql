-- name: ProgramOf
SELECT program_fingerprint FROM shop WHERE name = @shop;

-- name: UseProgram
UPDATE shop SET program_fingerprint = @fingerprint, program_since = @since WHERE name = @shop;

-- name: ProgramSince
SELECT MIN(program_since) FROM shop WHERE program_fingerprint = @fingerprint;

-- name: MarkShopDue
-- changed stays: it speaks of a whole member, and only this shop's customers are meant here. Who is due already keeps the
-- place: they wait for a budget, say, and those who come due only now come after them.
UPDATE customer SET due_at = @now
WHERE shop = @shop AND gone = 0 AND (due_at IS NULL OR due_at > @now);

-- name: DueBatch
-- One seek into customer_due, from where the last batch ended. A member comes with its first due customer only. A member's
-- customers are few: + 0 keeps SQLite from looking for them among all that are due, again for each one of these.
SELECT c.id, c.member_id, c.due_at,
  CASE WHEN EXISTS (
    SELECT 1 FROM customer o
    WHERE o.member_id = c.member_id AND o.shop = c.shop
      AND (o.due_at + 0 < c.due_at OR (o.due_at + 0 = c.due_at AND o.id < c.id))) THEN 0 ELSE 1 END AS is_first
FROM customer c
WHERE c.shop = @shop AND c.due_at IS NOT NULL AND c.due_at <= @now
  AND (c.due_at, c.id) > (@afterDue, @afterId)
ORDER BY c.due_at, c.id
LIMIT @most;

-- name: AllBatch
SELECT c.id, c.member_id, 0 AS due_at,
  CASE WHEN EXISTS (
    SELECT 1 FROM customer o
    WHERE o.member_id = c.member_id AND o.shop = c.shop AND o.gone = 0 AND o.id < c.id) THEN 0 ELSE 1 END AS is_first
FROM customer c
WHERE c.shop = @shop AND c.gone = 0 AND c.id > @afterId
ORDER BY c.id
LIMIT @most;

-- name: RestBatch
-- Who MarkShopDue would make due now, or is due just now: after DueBatch up to the moment before, all that would be due.
SELECT c.id, c.member_id, 0 AS due_at,
  CASE WHEN EXISTS (
    SELECT 1 FROM customer o
    WHERE o.member_id = c.member_id AND o.shop = c.shop
      AND (o.due_at + 0 < @now OR (o.id < c.id AND (o.gone = 0 OR o.due_at + 0 = @now)))) THEN 0 ELSE 1 END AS is_first
FROM customer c
WHERE c.shop = @shop AND c.id > @afterId
  AND ((c.gone = 0 AND (c.due_at IS NULL OR c.due_at >= @now)) OR c.due_at = @now)
ORDER BY c.id
LIMIT @most;

-- name: CustomersOfMembers
-- Those that are gone only while something of them is to be settled.
SELECT shop, id, member_id, guest, display_name, is_staff, body, card, tags_on_card, due_at, gone
FROM customer
WHERE (gone = 0 OR due_at IS NOT NULL) AND member_id IN (SELECT value FROM json_each(@members));

-- name: OrdersOfMembers
SELECT c.member_id, o.shop, o.id, o.customer_id, o.cancelled_at, o.deleted, o.body, o.card, o.buyer, o.marks
FROM customer c
JOIN customer_order o ON o.shop = c.shop AND o.customer_id = c.id
WHERE c.member_id IN (SELECT value FROM json_each(@members));

-- name: PostingsOfMembers
-- Of all customers, gone or not.
SELECT c.member_id, p.shop, p.customer_id, p.source, p.body
FROM customer c
JOIN posting p ON p.shop = c.shop AND p.customer_id = c.id
WHERE c.member_id IN (SELECT value FROM json_each(@members));

-- name: EntitlementsOfMembers
SELECT member_id, state, code, friends, body FROM entitlement WHERE member_id IN (SELECT value FROM json_each(@members));

-- name: TagsOfMembers
SELECT t.shop, t.customer_id, t.tag
FROM customer c
JOIN owned_tag t ON t.shop = c.shop AND t.customer_id = c.id
WHERE c.member_id IN (SELECT value FROM json_each(@members));

-- name: MembersNamed
SELECT member_id FROM customer WHERE gone = 0 AND member_id = @byEmail
UNION
SELECT member_id FROM customer WHERE gone = 0 AND name_key = @nameKey
UNION
SELECT member_id FROM customer WHERE gone = 0 AND id = @id AND shop IN (SELECT name FROM shop)
ORDER BY member_id
LIMIT @most;

-- name: MembersOfCustomer
SELECT member_id FROM customer WHERE gone = 0 AND shop = @shop AND id = @id;
