-- Since when the shop's programme is in use: explain tells it. Of a programme that is in use already the earliest plan
-- with it says so, as long as it is kept.
ALTER TABLE shop ADD COLUMN program_since BIGINT;

UPDATE shop SET program_since = (
  SELECT MIN(p.made_at) FROM plan p WHERE p.shop = shop.name AND p.fingerprint = shop.program_fingerprint);
