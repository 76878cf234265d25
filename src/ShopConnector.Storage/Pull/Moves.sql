-- What follows an order or a customer that now belongs to another member.

-- name: MovePostingsOfOrders
UPDATE posting SET member_id = (
  SELECT c.member_id FROM customer_order o JOIN customer c ON c.shop = o.shop AND c.id = o.customer_id
  WHERE o.shop = posting.shop AND o.id = posting.order_id)
WHERE shop = @shop AND order_id IN (
    SELECT value FROM json_each(@orders)
    UNION
    SELECT id FROM customer_order WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@customers)))
  AND EXISTS (
    SELECT 1 FROM customer_order o JOIN customer c ON c.shop = o.shop AND c.id = o.customer_id
    WHERE o.shop = posting.shop AND o.id = posting.order_id AND c.member_id <> posting.member_id);

-- name: MovePostingsOfCustomers
UPDATE posting SET member_id = (
  SELECT c.member_id FROM customer c WHERE c.shop = posting.shop AND c.id = posting.customer_id)
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@customers))
  AND EXISTS (
    SELECT 1 FROM customer c
    WHERE c.shop = posting.shop AND c.id = posting.customer_id AND c.member_id <> posting.member_id);

-- name: MoveEntitlements
UPDATE entitlement SET member_id = (
  SELECT c.member_id FROM customer c WHERE c.shop = entitlement.shop AND c.id = entitlement.customer_id)
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@customers));

-- name: MoveTheRest
-- The last customer of a member takes along what follows no order, such as a birthday's points; what the new member
-- has under the same key stays behind, for it was given once already.
UPDATE posting SET member_id = @to
WHERE member_id = @from
  AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.member_id = @from)
  AND NOT EXISTS (SELECT 1 FROM posting held WHERE held.member_id = @to AND held.source = posting.source);
