-- name: NextAct
SELECT COALESCE(MAX(number), 0) + 1 FROM member_act;

-- name: ActsOfMember
SELECT COUNT(*) FROM member_act WHERE member_id = @memberId;

-- name: ActsOfMembers
SELECT member_id, kind, body FROM member_act WHERE member_id IN (SELECT value FROM json_each(@members)) ORDER BY number;

-- name: AddAct
INSERT INTO member_act (source, number, member_id, shop, customer_id, kind, reverses, body)
VALUES (@source, @number, @memberId, @shop, @customerId, @kind, @reverses, @body);

-- name: ActHome
SELECT shop, customer_id FROM member_act WHERE source = @source;

-- name: ReversedBy
SELECT body FROM member_act WHERE reverses = @source;

-- name: MoveActs
UPDATE member_act SET member_id = (
  SELECT c.member_id FROM customer c WHERE c.shop = member_act.shop AND c.id = member_act.customer_id)
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@customers));

-- name: HomePostings
-- What follows from an act belongs to the act's customer, so that both go to another member together.
UPDATE posting SET shop = a.shop, customer_id = a.customer_id
FROM member_act a
WHERE a.member_id = posting.member_id AND posting.order_id IS NULL AND posting.customer_id IS NULL
  AND posting.member_id IN (SELECT value FROM json_each(@members))
  AND (posting.source IN (a.source, 'expire:' || a.source)
    OR (a.kind = 'redeem' AND (
      substr(posting.source, 1, length(a.source) + 1) = 'return:' || substr(a.source, 8) || ':'
      OR substr(posting.source, 1, length(a.source) + 8) = 'expire:return:' || substr(a.source, 8) || ':')));
