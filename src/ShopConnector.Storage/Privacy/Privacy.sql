-- name: PersonIds
-- The account that was named, everybody of that address in this shop, guests included, and all who were merged into one
-- of these, or into one of those.
WITH RECURSIVE person (id) AS (
  SELECT id FROM customer WHERE shop = @shop AND (id = @customer OR member_id = @memberId)
  UNION
  SELECT s.customer_id FROM person p JOIN survivor s ON s.shop = @shop AND s.survivor_id = p.id)
SELECT id FROM person
UNION
SELECT customer_id FROM customer_order
WHERE shop = @shop AND customer_id IS NOT NULL AND customer_id LIKE 'guest:%'
  AND id IN (SELECT value FROM json_each(@orders))
ORDER BY 1;

-- name: PersonsLeft
-- Those of whom something is still told.
SELECT id FROM customer
WHERE shop = @shop AND id > @after
  AND (body IS NOT NULL OR card IS NOT NULL OR display_name IS NOT NULL OR gone = 0
    OR id LIKE 'guest:%' AND id NOT LIKE 'guest:redacted-%')
ORDER BY id
LIMIT @most;

-- name: PersonRow
SELECT member_id, body FROM customer WHERE shop = @shop AND id = @id;

-- name: PersonOrders
-- || '' keeps SQLite from going through all orders of the shop, here and below.
SELECT id, body FROM customer_order
WHERE shop || '' = @shop AND customer_id IN (SELECT value FROM json_each(@ids))
UNION
SELECT id, body FROM customer_order
WHERE shop = @shop AND id IN (SELECT value FROM json_each(@orders));

-- name: OrdersLeft
SELECT id, body FROM customer_order WHERE shop = @shop AND id > @after ORDER BY id LIMIT @most;

-- name: BareOrder
UPDATE customer_order SET body = @body, card = NULL, buyer = NULL WHERE shop = @shop AND id = @id;

-- name: BareCustomer
UPDATE customer SET
  id = @newId, member_id = @memberId, display_name = NULL, name_key = NULL, body = NULL, card = NULL,
  tags_on_card = 0, gone = 1, due_at = NULL, changed = @generation
WHERE shop = @shop AND id = @id;

-- name: RenameOrders
UPDATE customer_order SET customer_id = @newId WHERE shop = @shop AND customer_id = @id;

-- name: RenamePostings
UPDATE posting SET
  customer_id = @newId, source = REPLACE(source, @told, @alias), body = REPLACE(body, @told, @alias)
WHERE shop = @shop AND customer_id = @id;

-- name: PersonEntitlements
SELECT source AS id, body FROM entitlement WHERE shop = @shop AND customer_id = @id;

-- name: BareEntitlement
UPDATE entitlement SET customer_id = @newId, member_id = @memberId, body = REPLACE(@body, @told, @alias)
WHERE source = @source;

-- name: RenameTags
UPDATE owned_tag SET customer_id = @newId WHERE shop = @shop AND customer_id = @id;

-- name: PersonActs
SELECT source, kind, body FROM member_act WHERE shop = @shop AND customer_id = @id;

-- name: BareAct
UPDATE member_act SET
  customer_id = @newId, source = REPLACE(source, @told, @alias), reverses = REPLACE(reverses, @told, @alias),
  body = REPLACE(@body, @told, @alias)
WHERE source = @source;

-- name: ForgetPlanned
DELETE FROM plan_line
WHERE customer_id = @id AND plan IN (SELECT id FROM plan WHERE shop = @shop);

-- name: ForgetJournal
DELETE FROM journal WHERE shop = @shop AND customer_id = @id;

-- name: ForgetRefusals
DELETE FROM refusal WHERE shop = @shop AND customer_id = @id;

-- name: ForgetLeftOrders
DELETE FROM left_order WHERE shop = @shop AND customer_id = @id;

-- name: ForgetGainedTags
DELETE FROM gained_tag WHERE shop = @shop AND customer_id = @id;

-- name: ForgetSurvivors
DELETE FROM survivor WHERE shop = @shop AND (customer_id = @id OR survivor_id = @id);

-- name: ForgetHints
DELETE FROM webhook_hint WHERE shop = @shop AND subject = 'Customer' AND id = @id;

-- name: ForgetWatermark
-- Should the app come back, the shop is read anew.
UPDATE shop SET watermark = NULL WHERE name = @shop;

-- name: StoredOfPerson
SELECT 'customers' AS part, id, display_name AS note, body FROM customer
WHERE shop = @shop AND id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'carried', id, NULL, card FROM customer
WHERE shop = @shop AND card IS NOT NULL AND id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'orders', id, NULL, body FROM customer_order
WHERE shop || '' = @shop AND customer_id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'buyersOfOrders', id, NULL, buyer FROM customer_order
WHERE shop || '' = @shop AND buyer IS NOT NULL AND customer_id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'doneWithOrders', id, NULL, marks FROM customer_order
WHERE shop || '' = @shop AND marks IS NOT NULL AND customer_id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'postings', source, NULL, body FROM posting
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'offers', source, code, body FROM entitlement
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'ownTags', customer_id, tag, NULL FROM owned_tag
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'acts', source, NULL, body FROM member_act
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'planned', CAST(plan AS TEXT), NULL, body FROM plan_line
WHERE plan IN (SELECT id FROM plan WHERE shop = @shop) AND customer_id IN (SELECT value FROM json_each(@ids))
UNION ALL
SELECT 'written', CAST(run AS TEXT), reason, intent FROM journal
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@ids))
ORDER BY 1, 2;
