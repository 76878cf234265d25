-- name: NextGeneration
-- What changes from now on is newer than the plan that begins here. Returns the plan's own generation.
UPDATE installation SET generation = generation + 1 WHERE id = 1 RETURNING generation - 1;

-- name: ClearOldPlans
-- The newest plans of a shop are kept, for apply --plan; a shown one stays as a row, without its lines and totals.
DELETE FROM plan
WHERE shop = @shop AND shown = 0 AND id <= (
  SELECT id FROM plan WHERE shop = @shop ORDER BY id DESC LIMIT 1 OFFSET @kept);

-- name: OldPlansShown
SELECT id FROM plan
WHERE shop = @shop AND shown = 1 AND totals IS NOT NULL AND id <= (
  SELECT id FROM plan WHERE shop = @shop ORDER BY id DESC LIMIT 1 OFFSET @kept);

-- name: EmptyPlan
DELETE FROM plan_line WHERE plan = @plan;

-- name: ForgetTotals
UPDATE plan SET totals = NULL WHERE id = @plan;

-- name: AddPlan
INSERT INTO plan (shop, made_at, fingerprint, generation) VALUES (@shop, @madeAt, @fingerprint, @generation)
RETURNING id;

-- name: LastLine
SELECT COALESCE(MAX(line), 0) FROM plan_line WHERE plan = @plan;

-- name: AddPlanLine
INSERT INTO plan_line (plan, line, customer_id, body) VALUES (@plan, @line, @customerId, @body);

-- name: FinishPlan
UPDATE plan SET totals = @totals WHERE id = @plan AND shop = @shop;

-- name: Plan
SELECT id, shop, made_at, fingerprint, generation, totals, shown FROM plan WHERE id = @plan;

-- name: PlanLines
SELECT line, body FROM plan_line WHERE plan = @plan AND applied = 0 AND line > @after ORDER BY line LIMIT @most;

-- name: PlanIsStale
SELECT CASE WHEN EXISTS (
    SELECT 1 FROM plan p
    JOIN plan_line l ON l.plan = p.id
    JOIN customer c ON c.shop = p.shop AND c.id = l.customer_id
    WHERE p.id = @plan AND c.changed > p.generation)
  OR EXISTS (SELECT 1 FROM plan p JOIN run r ON r.shop = p.shop AND r.plan > p.id WHERE p.id = @plan)
  THEN 1 ELSE 0 END;

-- name: AnyPlanShown
SELECT CASE WHEN EXISTS (SELECT 1 FROM plan WHERE shop = @shop AND shown = 1) THEN 1 ELSE 0 END;

-- name: MarkPlanShown
UPDATE plan SET shown = 1 WHERE id = @plan;

-- name: Totals
SELECT customers, guests, orders, members, owned_tags, postings, balance FROM shop WHERE name = @shop;

-- name: OpenPromises
SELECT offer, COUNT(*) AS promises, COUNT(cents) AS amounts, CAST(COALESCE(SUM(cents), 0) AS BIGINT) AS cents
FROM entitlement
WHERE state = 'Open' AND owed = 1 AND valid_until > @now
GROUP BY offer;
