-- name: MarkRead
INSERT INTO shop (name, address, read_at) VALUES (@shop, @address, @now)
ON CONFLICT (name) DO UPDATE SET
  address = excluded.address, read_at = excluded.read_at, uninstalled_at = NULL;

-- name: ShopReads
SELECT name AS shop, address, read_at FROM shop WHERE read_at IS NOT NULL ORDER BY name;

-- name: Watermark
SELECT watermark FROM shop WHERE name = @shop;

-- name: CustomersHeld
SELECT id, member_id, guest, display_name, is_staff, body, card, tags_on_card, updated_at, gone
FROM customer
WHERE shop = @shop AND id IN (SELECT value FROM json_each(@ids));

-- name: AnyOrderBetween
-- A backfill brings ids that are above all those held: one seek shows that none of a page is known.
SELECT CASE WHEN EXISTS (SELECT 1 FROM customer_order WHERE shop = @shop AND id >= @first AND id <= @last)
  THEN 1 ELSE 0 END;

-- name: OrdersHeld
SELECT id, customer_id, placed_at, cancelled_at, updated_at, deleted, body, card, buyer, bought_at
FROM customer_order
WHERE shop = @shop AND id IN (SELECT value FROM json_each(@ids));

-- name: UpsertCustomer
INSERT INTO customer (
  shop, id, member_id, guest, display_name, name_key, is_staff, body, card, tags_on_card, updated_at,
  due_at, changed, gone)
VALUES (
  @shop, @id, @memberId, @guest, @displayName, @nameKey, @isStaff, @body, @card, @tagsOnCard, @updatedAt,
  0, @generation, 0)
ON CONFLICT (shop, id) DO UPDATE SET
  member_id = excluded.member_id, display_name = excluded.display_name, name_key = excluded.name_key,
  is_staff = excluded.is_staff, body = excluded.body, card = excluded.card, tags_on_card = excluded.tags_on_card,
  updated_at = excluded.updated_at, gone = 0;

-- name: UpsertOrder
INSERT INTO customer_order (
  shop, id, customer_id, placed_at, cancelled_at, updated_at, deleted, body, card, buyer, bought_at)
VALUES (@shop, @id, @customerId, @placedAt, @cancelledAt, @updatedAt, @deleted, @body, @card, @buyer, @boughtAt)
ON CONFLICT (shop, id) DO UPDATE SET
  customer_id = excluded.customer_id, placed_at = excluded.placed_at, cancelled_at = excluded.cancelled_at,
  updated_at = excluded.updated_at, deleted = excluded.deleted, body = excluded.body, card = excluded.card,
  buyer = excluded.buyer, bought_at = excluded.bought_at;

-- name: MarkCustomersGone
UPDATE customer SET gone = 1, due_at = NULL, changed = @generation
WHERE shop = @shop AND id IN (SELECT value FROM json_each(@ids));

-- name: MarkEmptyGuestsGone
-- A guest is known by its orders alone: without one there is nobody left to write to.
UPDATE customer SET gone = 1, due_at = NULL, changed = @generation
WHERE shop = @shop AND guest = 1 AND gone = 0 AND id IN (SELECT value FROM json_each(@ids))
  AND NOT EXISTS (
    SELECT 1 FROM customer_order o
    WHERE o.shop = customer.shop AND o.customer_id = customer.id AND o.deleted = 0);

-- name: MarkGoneDue
-- Due once more, to be settled: a code that nobody may use now, or the earning of an order that was deleted.
UPDATE customer SET due_at = 0, changed = @generation
WHERE shop = @shop AND gone = 1 AND id IN (SELECT value FROM json_each(@customers))
  AND (EXISTS (
      SELECT 1 FROM entitlement e
      WHERE e.shop = customer.shop AND e.customer_id = customer.id AND e.state = 'Open')
    OR id IN (
      SELECT o.customer_id FROM customer_order o JOIN posting p ON p.shop = o.shop AND p.order_id = o.id
      WHERE o.shop = @shop AND o.id IN (SELECT value FROM json_each(@orders))));

-- name: CountOfMembers
SELECT COUNT(*) FILTER (WHERE guest = 0) AS customers, COUNT(*) FILTER (WHERE guest = 1) AS guests,
  COUNT(DISTINCT member_id) AS members
FROM customer
WHERE shop = @shop AND gone = 0 AND member_id IN (SELECT value FROM json_each(@members));

-- name: MembersToMark
-- A customer marked in this generation has a member marked in it: whoever marks one of them marks them all. So in a
-- backfill, where nearly everybody is marked already, this one look is all it takes.
SELECT DISTINCT member_id FROM customer
WHERE shop = @shop AND id IN (SELECT value FROM json_each(@ids))
  AND (due_at IS NULL OR due_at <> 0 OR changed <> @generation);

-- name: MarkDue
-- All customers of a changed member, in all shops.
UPDATE customer SET due_at = 0, changed = @generation
WHERE gone = 0 AND (due_at IS NULL OR due_at <> 0 OR changed <> @generation)
  AND member_id IN (SELECT value FROM json_each(@members));

-- name: MoveShop
UPDATE shop SET
  watermark = COALESCE(@watermark, watermark), customers = customers + @customers, guests = guests + @guests,
  orders = orders + @orders, members = members + @members
WHERE name = @shop;
