using System.Text;
using NodaTime;
using ShopConnector.Evaluate;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Evaluate;

public sealed class HistoryFileTests
{
    [Fact]
    public void Everything_wrong_is_named_at_once_with_member_order_and_field()
    {
        var file = Read("""
            { "at": "morgen", "members": [
              { "id": "m1", "customers": [ { "shop": "atelier", "id": "c1", "birthday": "28-02-1990" } ],
                "orders": [ { "shop": "atelier", "id": "1", "placedAt": "gisteren",
                    "currency": "EUR", "total": "12,50" },
                            { "shop": "atelier", "id": "1", "placedAt": "2026-03-01T14:00:00Z",
                                "currency": "EUR", "total": "-1",
                              "refunds": [ { "id": "r1", "at": "2026-03-02T14:00:00Z", "total": "1" },
                                  { "id": "r1", "at": "2026-03-02T14:00:00Z" } ] } ],
                "redemptions": [ { "id": "x1", "at": "2026-03-02T14:00:00Z", "points": -5 } ],
                "postings": [ { "key": "earn:atelier:1", "points": "veel",
                    "at": "2026-03-02T14:00:00Z", "rate": "1", "on": "Alles" } ] },
              { "id": "m1" } ] }
            """);

        file.Problems.ShouldBe([
            "The history: at \"morgen\" is no instant; write it as 2026-03-01T14:00:00Z or 2026-03-01T15:00:00+01:00.",
            "Member m1, customer atelier:c1: birthday \"28-02-1990\" is no date; write it as 1990-02-28.",
            "Member m1, order atelier:1: placedAt \"gisteren\" is no instant; " +
            "write it as 2026-03-01T14:00:00Z or 2026-03-01T15:00:00+01:00.",
            "Member m1, order atelier:1: total \"12,50\" is no number; write it with a point, as 134.95.",
            "Member m1, order atelier:1: total is -1; an amount is never below zero, such as 134.95.",
            "Member m1, order atelier:1, refund r1: total is missing; write it as \"134.95\".",
            "Member m1, order atelier:1, refund r1: is there twice; leave one of them out.",
            "Member m1, redemption x1: points is -5; a redemption takes points, so write 5.",
            "Member m1, posting earn:atelier:1: points \"veel\" is no whole number; write it as 100.",
            "Member m1, posting earn:atelier:1: on \"Alles\" is none of GoodsWithTax, Goods, Total.",
            "Member m1: order atelier:1 is there twice; leave one of them out.",
            "Member m1 is there twice; give each member an id of its own.",
        ]);
    }

    [Theory]
    [InlineData("{ \"at\": ", "The history is not valid at line 1, column ")]
    [InlineData("{ \"members\": [ { \"id\": [] } ] }",
        "The history is not valid at line 1, column 25 ($.members[0].id): ")]
    [InlineData("{}", "The history has no members; write { \"members\": [ … ] }.")]
    public void A_file_that_is_no_history_says_where(string json, string problem) =>
        Read(json).Problems.ShouldHaveSingleItem().ShouldStartWith(problem);

    [Fact]
    public void Numbers_may_be_text_or_numbers_and_lose_no_digit()
    {
        var order = Read("""
            { "members": [ { "id": 7, "orders": [ { "shop": "a", "id": 1001, "placedAt": "2026-03-01T14:00:00+01:00",
              "currency": "EUR", "total": 12.10, "lines": [ { "quantity": 2 } ], "discountCodes": [ "KOM" ],
              "shipTo": { "country": "NL", "postcode": 1011, "city": "Amsterdam" } } ] } ] }
            """).Members.ShouldHaveSingleItem().Orders.ShouldHaveSingleItem();

        order.Key.ShouldBe(new OrderKey("a", "1001"));
        order.Total.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("12.10");
        order.PlacedAt.ShouldBe(Instant.FromUtc(2026, 3, 1, 13, 0));
        order.Lines.ShouldHaveSingleItem().Quantity.ShouldBe(2m);
        order.DiscountCodes.ShouldBe(["KOM"]);
        order.ShipTo.ShouldBe(new ShippingAddress("NL", Region: null, "1011", "Amsterdam"));
    }

    [Fact]
    public void A_guest_without_an_id_is_known_by_e_mail() =>
        Read("""{ "members": [ { "id": "m1", "customers": [ { "shop": "a", "email": " An@Example.com" } ] } ] }""")
            .Members[0].Customers[0].Key.ShouldBe(CustomerKey.Guest("a", "an@example.com"));

    [Fact]
    public void A_stored_rule_is_read_and_completed_with_todays()
    {
        var rule = Read("""
            { "members": [ { "id": "m1", "postings": [ { "key": "earn:a:1", "points": 5,
                "at": "2026-03-01T14:00:00Z", "rate": "1.5",
              "rounding": "up", "exchange": "0.92" } ] } ] }
            """).Members[0].Postings[0].Rule;

        rule.ShouldBe(new EarnedBy(1.5m, EarnOn.Goods, Rounding.Up, 0.92m));
    }

    [Fact]
    public void Offers_of_an_output_can_be_fed_back() =>
        Read("""
            { "members": [ { "id": "m1", "offers": [ { "key": "Kom:m1:2026-03-01", "offer": "Kom",
                "customer": { "shop": "a", "id": "c1" },
              "openedAt": "2026-03-01T14:00:00Z", "validUntil": "2026-03-09T00:00:00+01:00",
              "code": "KOM-1", "state": "Used" } ] } ] }
            """).Members[0].Entitlements.ShouldBe([
                new Entitlement(
                    "Kom:m1:2026-03-01", "Kom", new CustomerKey("a", "c1"), Instant.FromUtc(2026, 3, 1, 14, 0),
                    Instant.FromUtc(2026, 3, 8, 23, 0), "KOM-1", EntitlementState.Used),
            ]);

    [Fact]
    public void All_that_an_entitlement_promises_survives_being_fed_back()
    {
        var program = Programs.With();
        var history = Read("""
            { "members": [ { "id": "m1", "offers": [
              { "key": "Kom:m1:2026-03-01", "offer": "Kom", "customer": { "shop": "a", "id": "c1" },
                "openedAt": "2026-03-01T14:00:00Z", "validUntil": "2026-03-09T00:00:00+01:00", "code": null,
                "state": "Withdrawn", "email": "an@example.com", "control": false, "step": 2,
                "terms": { "kind": "Amount", "number": "4.99", "minimumSpend": "25", "combines": true },
                "basis": { "shop": "a", "order": "1", "net": "49.95" } },
              { "key": "Gift:m1:2026-03-01", "offer": "Gift", "customer": { "shop": "a", "id": "c1" },
                "openedAt": "2026-03-01T14:00:00Z", "validUntil": "2026-03-09T00:00:00+01:00",
                "state": "Ended", "tag": "Cadeau", "control": true } ] } ] }
            """);
        history.Problems.ShouldBeEmpty();
        var promised = history.Members[0].Entitlements;
        promised[0].Terms.ShouldBe(new CodeTerms(CodeKind.Amount, 4.99m, 25m, Combines: true));
        (promised[0].Step, promised[0].Email, promised[1].Tag, promised[1].Control, promised[1].Step)
            .ShouldBe((2, "an@example.com", "Cadeau", true, 1));

        var evaluated = Evaluated.Of(history.Members, program, Instant.FromUtc(2026, 3, 2, 0, 0), []);
        using var written = new MemoryStream();
        new DecisionsWriter(program.Rules.Zone).Write(evaluated, written);
        Read(Encoding.UTF8.GetString(written.ToArray())).Members[0].Entitlements.ShouldBe(promised);
    }

    private static HistoryFile Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return HistoryFile.Read(stream, new PointsRules { EarnOn = EarnOn.Goods });
    }
}
