-- name: SetupStanding
SELECT checked_at, body FROM setup_standing WHERE shop = @shop;

-- name: SaveSetupStanding
INSERT INTO setup_standing (shop, checked_at, body) VALUES (@shop, @checkedAt, @body)
ON CONFLICT (shop) DO UPDATE SET checked_at = excluded.checked_at, body = excluded.body;

-- name: LookAtSetupAgain
UPDATE setup_standing SET checked_at = 0 WHERE shop = @shop;

-- name: ForgetSetupPlans
-- Of plans that are gone and were never applied.
DELETE FROM setup_step
WHERE shop = @shop AND state = 'Planned' AND plan NOT IN (SELECT id FROM plan WHERE shop = @shop);

-- name: AddSetupStep
INSERT INTO setup_step (plan, number, shop, thing, state, body)
VALUES (@plan, @number, @shop, @thing, @state, @body);

-- name: SaveSetupStep
UPDATE setup_step SET run = @run, state = @state, held = @held, reason = @reason
WHERE plan = @plan AND number = @number AND shop = @shop;

-- name: SetupOfPlan
SELECT plan, number, run, state, body, held, reason FROM setup_step WHERE plan = @plan ORDER BY number;

-- name: SetupWrittenBy
SELECT plan, number, run, state, body, held, reason FROM setup_step
WHERE run = @run AND state = 'Written' ORDER BY number DESC;

-- name: SetupHeld
SELECT plan, number, run, state, body, held, reason FROM setup_step one
WHERE shop = @shop AND state IN ('Open', 'Written') AND NOT EXISTS (
  SELECT 1 FROM setup_step newer
  WHERE newer.shop = one.shop AND newer.thing = one.thing AND newer.state IN ('Open', 'Written')
    AND (newer.plan > one.plan OR newer.plan = one.plan AND newer.number > one.number))
ORDER BY thing;

-- name: MarkSetupUndone
UPDATE setup_step SET state = 'Undone' WHERE run = @run AND shop = @shop AND state = 'Written';
