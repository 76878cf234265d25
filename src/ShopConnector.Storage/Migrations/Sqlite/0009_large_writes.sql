-- What a shop was asked to do by itself for many customers at once, and of which nobody has stored the outcome yet: by
-- mark it is found in the shop again, lines says what each line of its result is about. It names parts of the journal's
-- intents and nothing else of a customer.
CREATE TABLE large_write (
  shop   TEXT   NOT NULL,
  number BIGINT NOT NULL,
  mark   TEXT   NOT NULL,
  lines  TEXT   NOT NULL,
  PRIMARY KEY (shop, number)
) WITHOUT ROWID;
