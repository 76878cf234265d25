-- name: KeepHint
INSERT INTO webhook_hint (shop, subject, id, gone, number, topic, delivery, received_at)
VALUES (@shop, @subject, @id, @gone, 1, @topic, @delivery, @receivedAt)
ON CONFLICT (shop, subject, id) DO UPDATE SET
  gone = CASE WHEN excluded.gone = 1 THEN 1 ELSE webhook_hint.gone END, number = webhook_hint.number + 1,
  topic = excluded.topic, delivery = excluded.delivery, received_at = excluded.received_at;

-- name: Hints
SELECT subject, id, gone, number, topic, delivery, received_at
FROM webhook_hint
WHERE shop = @shop
ORDER BY received_at, subject, id
LIMIT @most;

-- name: DropHint
-- Told again since it was read, the number is another one: it stays for the next run.
DELETE FROM webhook_hint WHERE shop = @shop AND subject = @subject AND id = @id AND number = @number;
