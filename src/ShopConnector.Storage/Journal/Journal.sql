-- name: AddRun
INSERT INTO run (shop, kind, plan, generation, started_at, state)
VALUES (@shop, @kind, @plan, COALESCE(
  (SELECT generation FROM plan WHERE id = @plan), (SELECT generation FROM installation WHERE id = 1)),
  @startedAt, @state)
RETURNING id;

-- name: FinishRun
UPDATE run SET state = @state, result = @result, finished_at = @finishedAt WHERE id = @run AND shop = @shop;

-- name: AnyRunCompleted
SELECT CASE WHEN EXISTS (
  SELECT 1 FROM run WHERE shop = @shop AND state IN ('Completed', 'Partial') AND kind = 'Apply') THEN 1 ELSE 0 END;

-- name: Run
SELECT id, shop, kind, plan, generation, started_at, result, finished_at FROM run WHERE id = @run;

-- name: RunOfPlan
SELECT id, shop, kind, plan, generation, started_at, result, finished_at FROM run
WHERE plan = @plan ORDER BY id DESC LIMIT 1;

-- name: Runs
SELECT id, shop, kind, plan, generation, started_at, result, finished_at FROM run ORDER BY id DESC LIMIT @most;

-- name: RunsOfShop
SELECT id, shop, kind, plan, generation, started_at, result, finished_at FROM run
WHERE shop = @shop ORDER BY id DESC LIMIT @most;

-- name: ShopNames
SELECT name FROM shop;

-- name: CustomersUnchanged
-- Those of whom nothing is newer than the plan: only on them may be acted.
SELECT id, member_id FROM customer
WHERE shop = @shop AND (gone = 0 OR due_at IS NOT NULL) AND changed <= @generation
  AND id IN (SELECT value FROM json_each(@ids));

-- name: AddPosting
INSERT INTO posting (shop, customer_id, source, points, body, posted_by, order_id)
VALUES (@shop, @customerId, @source, @points, @body, @postedBy, @orderId);

-- name: BuyersOf
SELECT o.shop, o.id AS source, o.customer_id, c.member_id
FROM customer_order o
JOIN customer c ON c.shop = o.shop AND c.id = o.customer_id
WHERE o.shop = @shop AND o.id IN (SELECT value FROM json_each(@ids));

-- name: CustomersAmong
-- With those that are gone: what they earned is still theirs.
SELECT shop, id AS source, id AS customer_id, member_id
FROM customer
WHERE shop = @shop AND id IN (SELECT value FROM json_each(@ids));

-- name: UpsertEntitlement
INSERT INTO entitlement (
  source, member_id, shop, customer_id, offer, owed, cents, valid_until, state, code, friends, body)
VALUES (@source, @memberId, @shop, @customerId, @offer, @owed, @cents, @validUntil, @state, @code, @friends, @body)
ON CONFLICT (source) DO UPDATE SET
  state = excluded.state, body = excluded.body,
  code = CASE WHEN entitlement.state = 'Away' AND excluded.state = 'Open' THEN excluded.code
    ELSE COALESCE(excluded.code, entitlement.code) END;

-- name: EntitlementStates
SELECT source, state FROM entitlement WHERE source IN (SELECT value FROM json_each(@keys));

-- name: OwnTag
INSERT INTO owned_tag (shop, customer_id, folded, tag) VALUES (@shop, @customerId, @folded, @tag)
ON CONFLICT (shop, customer_id, folded) DO NOTHING;

-- name: DisownTag
DELETE FROM owned_tag WHERE shop = @shop AND customer_id = @customerId AND folded = @folded;

-- name: CountOwned
UPDATE shop SET owned_tags = owned_tags + @tags, postings = postings + @postings, balance = balance + @points
WHERE name = @shop;

-- name: AddIntent
INSERT INTO journal (run, shop, customer_id, state, intent)
VALUES (@run, @shop, @customerId, 'Open', @intent) RETURNING id;

-- name: SettleDue
-- The word of the plan holds only while nothing newer has made the customer due.
UPDATE customer SET due_at = @dueAt WHERE shop = @shop AND id = @customerId AND changed <= @generation;

-- name: MarkLineApplied
UPDATE plan_line SET applied = 1 WHERE plan = @plan AND customer_id = @customerId;

-- name: SettleEntry
UPDATE journal SET state = @state, written = @written, reason = @reason
WHERE id = @id AND shop = @shop AND state = 'Open';

-- name: CardHeld
SELECT card FROM customer WHERE shop = @shop AND id = @customerId;

-- name: SetCard
UPDATE customer SET card = @card, tags_on_card = tags_on_card * @tagsOnCard WHERE shop = @shop AND id = @customerId;

-- name: OrderCardHeld
SELECT card FROM customer_order WHERE shop = @shop AND id = @order;

-- name: SetOrderCard
UPDATE customer_order SET card = @card WHERE shop = @shop AND id = @order;

-- name: SetCode
UPDATE entitlement SET code = @code WHERE source = @source;

-- name: EndEntitlement
UPDATE entitlement SET state = @state WHERE source = @source;

-- name: WrittenBefore
SELECT id, run, shop, customer_id, state, intent, written, reason FROM journal
WHERE run = @run AND id < @before AND state IN ('Written', 'PartlyWritten')
ORDER BY id DESC LIMIT @most;

-- name: OpenAfter
SELECT id, run, shop, customer_id, state, intent, written, reason FROM journal
WHERE shop = @shop AND state = 'Open' AND id > @after
ORDER BY id LIMIT @most;

-- name: OldRuns
-- The last run that came to its end stays: that a shop was ever written to decides how its next run is judged.
SELECT r.id FROM run r
WHERE r.shop = @shop AND r.finished_at < @before
  AND r.id <= (SELECT id FROM run WHERE shop = @shop ORDER BY id DESC LIMIT 1 OFFSET @kept)
  AND r.id <> COALESCE((
    SELECT MAX(id) FROM run WHERE shop = @shop AND state IN ('Completed', 'Partial') AND kind = 'Apply'), 0)
  AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.run = r.id AND j.state = 'Open')
ORDER BY r.id LIMIT @most;

-- name: DropEntries
DELETE FROM journal WHERE id IN (SELECT id FROM journal WHERE run = @run ORDER BY id LIMIT @most);

-- name: DropRun
DELETE FROM run WHERE id = @run;

-- name: MarkUndone
UPDATE journal SET state = 'Undone' WHERE run = @run AND shop = @shop AND state IN ('Written', 'PartlyWritten');
