-- name: OrderHeld
SELECT body FROM customer_order WHERE shop = @shop AND id = @order;

-- name: SetOrderMarks
UPDATE customer_order SET body = @body, marks = @marks WHERE shop = @shop AND id = @order;
