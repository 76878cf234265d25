-- name: LockMigrations
-- Two processes that start at once migrate one after the other; the number is ours and means nothing.
SELECT 1 FROM (SELECT pg_advisory_xact_lock(5247110914211)) AS locked;

-- name: LockActs
-- Acts come one after the other, so that two people cannot spend the same points; the number is ours and means nothing.
SELECT 1 FROM (SELECT pg_advisory_xact_lock(5247110914212)) AS locked;

-- name: LockBudgets
-- Two shops cannot give out the same room of a budget; the number is ours and means nothing.
SELECT 1 FROM (SELECT pg_advisory_xact_lock(5247110914213)) AS locked;

-- name: LeaseHeld
SELECT owner, epoch, expires_at FROM shop_lease WHERE shop = @shop FOR UPDATE;

-- name: Fence
-- The share lock keeps a takeover waiting until this transaction has ended: a stale epoch never commits.
SELECT epoch FROM shop_lease WHERE shop = @shop AND owner = @owner AND epoch = @epoch FOR SHARE;

-- name: Generation
-- The share lock keeps the start of a plan waiting for changes that are under way: none is counted as older than it.
SELECT generation FROM installation WHERE id = 1 FOR SHARE;

-- name: EraseForGood
-- The server clears away old rows by itself (autovacuum).
SELECT 1;

-- name: TagsShown
SELECT CAST(COALESCE(SUM(json_array_length(card::json -> 'Tags')), 0) AS BIGINT) FROM (
  SELECT card FROM customer WHERE shop = @shop AND gone = 0 AND card IS NOT NULL
  UNION ALL
  SELECT card FROM customer_order WHERE shop = @shop AND deleted = 0 AND card IS NOT NULL) AS cards;
