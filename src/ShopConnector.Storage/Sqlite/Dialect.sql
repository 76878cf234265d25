-- name: LockMigrations
-- BEGIN IMMEDIATE has already made this process the only writer.
SELECT 1;

-- name: LockActs
-- BEGIN IMMEDIATE has already made this process the only writer.
SELECT 1;

-- name: LockBudgets
-- BEGIN IMMEDIATE has already made this process the only writer.
SELECT 1;

-- name: LeaseHeld
SELECT owner, epoch, expires_at FROM shop_lease WHERE shop = @shop;

-- name: Fence
SELECT epoch FROM shop_lease WHERE shop = @shop AND owner = @owner AND epoch = @epoch;

-- name: Generation
SELECT generation FROM installation WHERE id = 1;

-- name: Settings
-- The cache bounds the memory of one connection (KiB when negative). The log is carried over at 64 MB (in pages): pages
-- written again and again, such as those of an index, then go to the file once; and it is not kept larger than that.
PRAGMA journal_mode = WAL;
PRAGMA cache_size = -49152;
PRAGMA journal_size_limit = 67108864;
PRAGMA wal_autocheckpoint = 16384;
-- What is replaced is overwritten where that costs no writing: else an earlier version outlives a redaction.
PRAGMA secure_delete = FAST;

-- name: SyncFull
PRAGMA synchronous = FULL;

-- name: SyncNormal
PRAGMA synchronous = NORMAL;

-- name: EraseForGood
-- Else what is deleted stays readable in the file until its page is used again.
PRAGMA secure_delete = ON;

-- name: TagsShown
SELECT CAST(COALESCE(SUM(json_array_length(card, '$.Tags')), 0) AS BIGINT) FROM (
  SELECT card FROM customer WHERE shop = @shop AND gone = 0 AND card IS NOT NULL
  UNION ALL
  SELECT card FROM customer_order WHERE shop = @shop AND deleted = 0 AND card IS NOT NULL) AS cards;
