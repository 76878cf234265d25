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
            "Member m1, order atelier:1, refund r1: is there twice and would make refund:atelier:1:r1 twice; "
            + "leave one of them out.",
            "Member m1: order atelier:1 is there twice; leave one of them out.",
            "Member m1, redemption x1: points is -5; a redemption takes points, so write 5.",
            "Member m1, posting earn:atelier:1: points \"veel\" is no whole number; write it as 100.",
            "Member m1, posting earn:atelier:1: on \"Alles\" is none of GoodsWithTax, Goods, Total.",
            "Member m1 is there twice; give each member an id of its own.",
        ]);
    }

    [Theory]
    [InlineData("{ \"at\": ",
        "The history is no JSON at line 1, column 9: Expected depth to be zero at the end of the JSON payload. "
        + "There is an open JSON object or array that should be closed. Mend the file there, or write it anew.")]
    [InlineData("{ \"members\": [ { \"id\": \"\\ud800\" } ] }",
        "The history is no JSON at line 1, column 32: this text is no valid Unicode. "
        + "Mend the file there, or write it anew.")]
    [InlineData("[]",
        "The history is a list; write { \"at\": \"2026-11-01T10:00:00Z\", \"members\": [ … ] }.")]
    [InlineData("{}", "The history has no members; write { \"members\": [ … ] }.")]
    public void A_file_that_is_no_history_says_where(string json, string problem) =>
        Read(json).Problems.ShouldBe([problem]);

    [Fact]
    public void Whatever_is_of_another_kind_than_it_should_be_is_named_by_its_place() =>
        Read("""
            { "members": [ { "id": "m1", "id": "m2", "customers": {},
                "orders": [ null, { "id": 1001, "tags": "x", "test": "ja", "lines": [ 3 ], "shipTo": [],
                  "refunds": [ { "id": "r1", "at": {}, "unknown": {} } ] } ],
                "offers": [ { "step": 1.5 } ] }, [] ] }
            """).Problems.ShouldBe([
            "The history, members[0] (id \"m2\"), id: is there twice; leave one of them out.",
            "The history, members[0] (id \"m2\"), customers: is an object; write a list, [ … ].",
            "The history, members[0] (id \"m2\"), orders[0]: is null; leave it out, or write what it should be.",
            "The history, members[0] (id \"m2\"), orders[1] (id 1001), tags: is text; write a list, [ … ].",
            "The history, members[0] (id \"m2\"), orders[1] (id 1001), test: is text; write true or false.",
            "The history, members[0] (id \"m2\"), orders[1] (id 1001), lines[0]: is the number 3; "
            + "write an object, { … }.",
            "The history, members[0] (id \"m2\"), orders[1] (id 1001), shipTo: is a list; write an object, { … }.",
            "The history, members[0] (id \"m2\"), orders[1] (id 1001), refunds[0] (id \"r1\"), at: is an object; "
            + "write text, or a number.",
            "The history, members[0] (id \"m2\"), offers[0], step: is the number 1.5; write a whole number, such as 1.",
            "The history, members[1]: is a list; write an object, { … }.",
        ]);

    [Fact]
    public void Years_and_numbers_that_nobody_could_count_with_are_refused() =>
        Read("""
            { "at": "9999-12-31T00:00:00Z", "members": [ { "id": "m1",
              "customers": [ { "shop": "a", "id": "c1",
                "createdAt": "0001-01-01T00:00:00Z", "birthday": "1899-12-31" } ],
              "orders": [ { "shop": "a", "id": "1", "placedAt": "2026-03-01T14:00:00Z", "currency": "EUR",
                "total": "1000000000000001" } ],
              "postings": [ { "key": "k", "at": "2026-03-01T14:00:00Z", "points": -9223372036854775808 } ] } ] }
            """).Problems.ShouldBe([
            "The history: at \"9999-12-31T00:00:00Z\" lies outside the years 1900 to 2200; "
            + "write when it was, such as 2026-03-01T14:00:00Z.",
            "Member m1, customer a:c1: createdAt \"0001-01-01T00:00:00Z\" lies outside the years 1900 to 2200; "
            + "write when it was, such as 2026-03-01T14:00:00Z.",
            "Member m1, customer a:c1: birthday \"1899-12-31\" lies outside the years 1900 to 2200; "
            + "write when it was, such as 1990-02-28.",
            "Member m1, order a:1: total is 1000000000000001; numbers are counted up to 1000000000000000, "
            + "so write one such as 134.95.",
            "Member m1, posting k: points is -9223372036854775808; numbers are counted up to 1000000000000000, "
            + "so write one such as 100.",
        ]);

    [Fact]
    public void What_is_wrong_is_told_once_and_without_the_shadow_it_throws()
    {
        var file = Read("""
            { "members": [ { "id": "m1", "orders": [
                { "shop": "a", "id": "1", "placedAt": "2026-03-01T14:00:00Z", "total": "1" },
                { "shop": "a", "id": "2", "placedAt": "2026-03-01T14:00:00Z", "currency": "USD", "total": "1",
                  "paidAt": "2026-03-01T14:00:00Z" },
                { "shop": "a", "id": "1" } ] }, { "id": "m1" } ] }
            """);
        var problems = file.Problems.ToList();
        Evaluated.Of(file.Members, Programs.With(), Instant.FromUtc(2026, 3, 2, 0, 0), problems);

        problems.ShouldBe([
            "Member m1, order a:1: currency is missing; write it as \"EUR\".",
            "Member m1, order a:1: placedAt is missing; write it as \"2026-03-01T14:00:00Z\".",
            "Member m1, order a:1: currency is missing; write it as \"EUR\".",
            "Member m1, order a:1: total is missing; write it as \"134.95\".",
            "Member m1: order a:1 is there twice; leave one of them out.",
            "Member m1 is there twice; give each member an id of its own.",
            "Member m1: Order a:2 is in USD, for which there is no exchange rate. "
            + "Set Loyalty:ExchangeRates:USD to what one USD is in EUR.",
        ]);
    }

    [Fact]
    public void Sums_beyond_counting_name_their_member_once()
    {
        var problems = new List<string>();
        var file = Read("""
            { "members": [ { "id": "m1", "postings": [ { "key": "earn:a:1", "points": "1000000000000000",
                "at": "2026-03-01T14:00:00Z", "rate": "1000000000000000" } ],
              "orders": [ { "shop": "a", "id": "1", "placedAt": "2026-03-01T14:00:00Z", "total": "1000000000000000",
                "paidAt": "2026-03-01T14:00:00Z", "currency": "EUR", "goods": "1000000000000000" } ] } ] }
            """);
        Evaluated.Of(file.Members, Programs.With(), Instant.FromUtc(2026, 3, 2, 0, 0), problems);

        problems.ShouldBe(["Member m1: Amounts are too large to be counted in points."]);
    }

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
