-- name: KeepDemand
INSERT INTO privacy_demand (id, shop, kind, body, received_at) VALUES (@id, @shop, @kind, @body, @receivedAt)
ON CONFLICT (id) DO UPDATE SET body = excluded.body, received_at = excluded.received_at, done_at = NULL;

-- name: Demands
SELECT id, kind, body, received_at FROM privacy_demand
WHERE shop = @shop AND done_at IS NULL
ORDER BY received_at, id;

-- name: FinishDemand
UPDATE privacy_demand SET body = NULL, done_at = @now WHERE id = @id;

-- name: UninstalledAt
SELECT uninstalled_at FROM shop WHERE name = @shop;

-- name: MarkUninstalled
INSERT INTO shop (name, uninstalled_at) VALUES (@shop, @now)
ON CONFLICT (name) DO UPDATE SET uninstalled_at = COALESCE(shop.uninstalled_at, excluded.uninstalled_at);
