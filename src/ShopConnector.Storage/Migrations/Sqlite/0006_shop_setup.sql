-- What was done in a shop beside its customers: first as a plan, then as its journal. No foreign key to plan: old plans
-- are cleared away, but what we have made in a shop stays ours.
CREATE TABLE setup_step (
  plan   BIGINT NOT NULL,
  number BIGINT NOT NULL,
  shop   TEXT   NOT NULL,
  thing  TEXT   NOT NULL,
  run    BIGINT,
  state  TEXT   NOT NULL,
  body   TEXT   NOT NULL,
  held   TEXT,
  reason TEXT,
  PRIMARY KEY (plan, number)
);
CREATE INDEX setup_step_thing ON setup_step (shop, thing, plan, number);
CREATE INDEX setup_step_run ON setup_step (run) WHERE run IS NOT NULL;

-- How a shop stood when nothing was left to set up.
CREATE TABLE setup_standing (
  shop       TEXT   NOT NULL PRIMARY KEY,
  checked_at BIGINT NOT NULL,
  body       TEXT   NOT NULL
);
