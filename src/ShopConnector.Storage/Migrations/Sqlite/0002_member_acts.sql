-- What no shop knows: points given or taken by hand, and rewards redeemed. source is the key of the posting that follows
-- from it. Like an entitlement it follows its customer to another member. number is the order in which they came.
CREATE TABLE member_act (
  source      TEXT   NOT NULL PRIMARY KEY,
  number      BIGINT NOT NULL,
  member_id   TEXT   NOT NULL,
  shop        TEXT   NOT NULL,
  customer_id TEXT   NOT NULL,
  kind        TEXT   NOT NULL,
  reverses    TEXT,
  body        TEXT   NOT NULL
);
CREATE UNIQUE INDEX member_act_number ON member_act (number);
CREATE UNIQUE INDEX member_act_reverses ON member_act (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX member_act_member ON member_act (member_id);
CREATE INDEX member_act_customer ON member_act (shop, customer_id);
