-- name: BeginLargeWrite
INSERT INTO large_write (shop, number, mark, lines)
SELECT @shop, COALESCE(MAX(number), 0) + 1, @mark, @lines FROM large_write WHERE shop = @shop;

-- name: LargeWrites
SELECT mark, lines FROM large_write WHERE shop = @shop ORDER BY number;

-- name: EndLargeWrites
DELETE FROM large_write WHERE shop = @shop;
