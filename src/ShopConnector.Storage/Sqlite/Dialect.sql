-- name: LockMigrations
-- BEGIN IMMEDIATE has already made this process the only writer.
SELECT 1;

-- name: LeaseHeld
SELECT owner, epoch, expires_at FROM shop_lease WHERE shop = @shop;

-- name: Fence
SELECT epoch FROM shop_lease WHERE shop = @shop AND owner = @owner AND epoch = @epoch;

-- name: Generation
SELECT generation FROM installation WHERE id = 1;

-- name: Settings
-- The cache bounds the memory of one connection (KiB when negative), the journal limit what a large write leaves behind.
PRAGMA journal_mode = WAL;
PRAGMA cache_size = -32768;
PRAGMA journal_size_limit = 67108864;
PRAGMA wal_autocheckpoint = 1000;

-- name: SyncFull
PRAGMA synchronous = FULL;

-- name: SyncNormal
PRAGMA synchronous = NORMAL;
