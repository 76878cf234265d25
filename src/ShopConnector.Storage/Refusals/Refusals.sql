-- name: RefusalsOf
SELECT customer_id, parts, reason, refused_at, times FROM refusal WHERE shop = @shop;

-- name: AnyRefusal
SELECT CASE WHEN EXISTS (SELECT 1 FROM refusal WHERE shop = @shop) THEN 1 ELSE 0 END;

-- name: KeepRefusal
INSERT INTO refusal (shop, customer_id, parts, reason, refused_at, times)
VALUES (@shop, @customerId, @parts, @reason, @at, 1)
ON CONFLICT (shop, customer_id) DO UPDATE SET
  parts = excluded.parts, reason = excluded.reason, refused_at = excluded.refused_at,
  times = CASE WHEN refusal.parts = excluded.parts THEN refusal.times + 1 ELSE 1 END;

-- name: DropRefusal
DELETE FROM refusal WHERE shop = @shop AND customer_id = @customerId;

-- name: DropRefusals
DELETE FROM refusal WHERE shop = @shop;

-- name: DropRefusalsOf
DELETE FROM refusal WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@ids));
