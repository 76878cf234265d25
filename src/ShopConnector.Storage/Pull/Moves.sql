-- What follows an order or a customer that now belongs to somebody else.

-- name: MovePostings
-- An order that is nobody's any more leaves its postings where they are.
UPDATE posting SET customer_id = (
  SELECT o.customer_id FROM customer_order o WHERE o.shop = posting.shop AND o.id = posting.order_id)
WHERE shop = @shop AND order_id IN (SELECT value FROM json_each(@orders))
  AND EXISTS (
    SELECT 1 FROM customer_order o
    WHERE o.shop = posting.shop AND o.id = posting.order_id AND o.customer_id <> posting.customer_id);

-- name: MoveEntitlements
UPDATE entitlement SET member_id = (
  SELECT c.member_id FROM customer c WHERE c.shop = entitlement.shop AND c.id = entitlement.customer_id)
WHERE shop = @shop AND customer_id IN (SELECT value FROM json_each(@customers));
