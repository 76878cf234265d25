-- name: OrdersHeldAfter
SELECT customer_id, cancelled_at, updated_at, body FROM customer_order
WHERE shop = @shop AND id > @after AND deleted = 0
ORDER BY id LIMIT @most;

-- name: AccountsHeldAfter
SELECT id FROM customer WHERE shop = @shop AND id > @after AND gone = 0 AND guest = 0 ORDER BY id LIMIT @most;

-- name: OrdersOfAfter
-- An account's orders are few: || '' keeps SQLite from going through all orders of the shop because their ids are sorted.
SELECT id FROM customer_order
WHERE customer_id = @account AND shop || '' = @shop AND id > @after AND deleted = 0
ORDER BY id LIMIT @most;
