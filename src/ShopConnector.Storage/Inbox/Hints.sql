-- name: KeepHint
INSERT INTO webhook_hint (shop, subject, id, gone, kept, number, topic, delivery, received_at)
VALUES (@shop, @subject, @id, @gone, @kept, 1, @topic, @delivery, @receivedAt)
ON CONFLICT (shop, subject, id) DO UPDATE SET
  gone = CASE WHEN excluded.gone = 1 THEN 1 ELSE webhook_hint.gone END,
  kept = COALESCE(excluded.kept, webhook_hint.kept), number = webhook_hint.number + 1,
  topic = excluded.topic, delivery = excluded.delivery, received_at = excluded.received_at;

-- name: Hints
SELECT subject, id, gone, kept, number, topic, delivery, received_at
FROM webhook_hint
WHERE shop = @shop
ORDER BY received_at, subject, id
LIMIT @most;

-- name: HintOrdersOf
-- The orders of an account that turned out to be gone: whose they are now, the next run asks.
INSERT INTO webhook_hint (shop, subject, id, gone, number, topic, received_at)
SELECT shop, 'Order', id, 0, 1, 'account gone', @now FROM customer_order
WHERE shop || '' = @shop AND customer_id = @id AND deleted = 0
ON CONFLICT (shop, subject, id) DO UPDATE SET number = webhook_hint.number + 1;

-- name: DropHint
-- Told again since it was read, the number is another one: it stays for the next run.
DELETE FROM webhook_hint WHERE shop = @shop AND subject = @subject AND id = @id AND number = @number;
