-- name: AddShop
INSERT INTO shop (name) VALUES (@shop) ON CONFLICT (name) DO NOTHING;

-- name: AddLease
INSERT INTO shop_lease (shop, owner, epoch, expires_at) VALUES (@shop, '', 0, 0) ON CONFLICT (shop) DO NOTHING;

-- name: TakeLease
UPDATE shop_lease SET owner = @owner, epoch = epoch + 1, expires_at = @expiresAt WHERE shop = @shop RETURNING epoch;

-- name: RenewLease
UPDATE shop_lease SET expires_at = @expiresAt WHERE shop = @shop AND owner = @owner AND epoch = @epoch;

-- name: ReleaseLease
-- The epoch stays, so that a lease that was given back can never be mistaken for a later one.
UPDATE shop_lease SET owner = '', expires_at = 0 WHERE shop = @shop AND owner = @owner AND epoch = @epoch;
