-- What a shop was asked to do by itself for many customers at once, and of which nobody has stored the outcome yet: by
-- mark it is found in the shop again, lines says what each line of its result is about. It names parts of the journal's
-- intents and nothing else of a customer.
CREATE TABLE large_write (
  shop   TEXT COLLATE "C" NOT NULL,
  number BIGINT           NOT NULL,
  mark   TEXT             NOT NULL,
  lines  TEXT             NOT NULL,
  PRIMARY KEY (shop, number)
);

-- Of an account that is gone: the one it was merged into, where the shop said so; such a survivor (told = 1) needs no
-- orders to be known by.
ALTER TABLE webhook_hint ADD COLUMN kept TEXT COLLATE "C";
ALTER TABLE survivor ADD COLUMN told BIGINT NOT NULL DEFAULT 0;

-- By whom, so that who is to be forgotten is not looked for in all that was ever written.
CREATE INDEX journal_customer ON journal (shop, customer_id);
