-- What order rules have done with the order, apart from its body: a pull replaces the body, and what was done once must
-- never be done again.
ALTER TABLE customer_order ADD COLUMN marks TEXT;
