using System.Globalization;
using System.Text;
using NodaTime;
using ShopConnector.Evaluate;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Points;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Evaluate.Histories;

/// <summary>What storage finds out between members, a file finds out by itself.</summary>
public sealed class FriendsInAFileTests
{
    private const string Rewarded = """
        "postings": [ { "key": "referral:a:9", "points": 100, "at": "2026-03-16T00:00:00Z",
            "entitlement": "Vrienden:m1" } ]
        """;

    private const string Deleted = """{ "shop": "a", "id": "9", "deleted": true }""";

    private static readonly CompiledProgram s_rules = Programs.Compile(new LoyaltyProgram
    {
        Zone = DateTimeZone.Utc,
        Currency = "EUR",
        Points = new PointsRules { PerUnit = 0m },
        Offers =
        [
            new Offer("Vrienden", "number_of_orders >= 100", OfferValue.Percent(10m), ValidDays: 365)
            {
                ControlShare = 0m,
                Referral = new Referral(new ReferralReward(Points: 100), FinalDays: 14, OrderAtLeast: 25m),
            },
        ],
    });

    [Fact]
    public void Of_two_members_whose_codes_are_on_one_order_the_first_is_paid()
    {
        var codes = """ "discountCodes": [ "V-2", "v-1" ] """;
        var evaluated = Evaluate(Member("m1", "V-1"), Member("m2", "V-2"), Friend(OrderOf(codes)));
        evaluated.ShouldBe(["m1 ", "m2 referral:a:9 100", "bas "]);

        var stranger = $$""" "referrals": [ { "friend": "bas", "order": {{OrderOf(codes)}} } ]""";
        Evaluate(Member("m1", "V-1", stranger), Member("m2", "V-2", stranger))
            .ShouldBe(["m1 ", "m2 referral:a:9 100"]);
    }

    [Fact]
    public void A_code_that_opened_after_the_order_pushes_nobody_aside()
    {
        var order = OrderOf(""" "discountCodes": [ "V-2", "v-1" ] """);

        Evaluate(Member("m1", "V-1"), Member("m2", "V-2", opened: "2026-03-02"), Friend(order))
            .ShouldBe(["m1 referral:a:9 100", "m2 ", "bas "]);
    }

    [Theory]
    [InlineData(Deleted)]
    [InlineData("""{ "shop": "a", "id": "9", "deleted": true, "discountCodes": [ "v-1" ] }""")]
    public void A_deleted_order_of_another_member_takes_its_reward_with_it(string deleted) =>
        Evaluate(Member("m1", "V-1", Rewarded), Friend(deleted))
            .ShouldBe(["m1 referral:a:9 100, referral-adjust:a:9:1 -100", "bas "]);

    [Fact]
    public void So_does_a_deleted_order_under_referrals() =>
        Evaluate(Member("m1", "V-1", $$"""
            {{Rewarded}}, "referrals": [ { "friend": "bas", "order": {{Deleted}} } ]
            """)).ShouldBe(["m1 referral:a:9 100, referral-adjust:a:9:1 -100"]);

    [Fact]
    public void An_order_that_is_only_not_told_keeps_it() =>
        Evaluate(Member("m1", "V-1", Rewarded)).ShouldBe(["m1 referral:a:9 100"]);

    [Theory]
    [InlineData("", "")]
    [InlineData(""" , "cancelledAt": "2026-03-02T00:00:00Z" """, "referral:a:9 100")]
    [InlineData(""" , "test": true """, "referral:a:9 100")]
    [InlineData(""" , "refunds": [ { "id": "r", "at": "2026-03-02T00:00:00Z", "total": "60" } ] """,
        "referral:a:9 100")]
    public void Only_an_order_that_counts_makes_a_friend_an_old_customer(string became, string postings)
    {
        var first = OrderOf($$""" "discountCodes": [] {{became}} """)
            .Replace("\"9\"", "\"8\"", StringComparison.Ordinal);
        var second = OrderOf(""" "discountCodes": [ "V-1" ] """);

        Evaluate(Member("m1", "V-1"), Friend($"{first}, {second}")).ShouldBe([$"m1 {postings}", "bas "]);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(""", "givenBackAt": "2026-02-20T00:00:00Z" """, "referral:a:9 100")]
    public void So_for_a_stranger_of_whom_the_file_tells_it(string back, string postings) =>
        Evaluate(Member("m1", "V-1", $$"""
            "referrals": [ { "friend": "bas", "order": {{OrderOf(""" "discountCodes": [ "V-1" ] """)}}, "others": [
              { "shop": "b", "id": "1", "placedAt": "2026-02-01T00:00:00Z", "paidAt": "2026-02-01T00:00:00Z" {{back}} }
            ] } ]
            """)).ShouldBe([$"m1 {postings}"]);

    [Theory]
    [InlineData("Dam 1", " dam  1", "")]
    [InlineData("Dam 1", "Dam 12", "referral:a:9 100")]
    [InlineData("", " ", "referral:a:9 100")]
    public void An_address_is_the_same_in_any_spelling_and_a_blank_one_is_none(
        string own, string other, string postings)
    {
        string Traced(string address, string more) =>
            OrderOf($$""" {{more}}, "traces": { "shipTo": "{{address}}" } """);

        var mine = Traced(own, """ "discountCodes": [] """).Replace("\"9\"", "\"1\"", StringComparison.Ordinal);
        var orders = $"\"orders\": [ {mine} ]";
        Evaluate(Member("m1", "V-1", orders), Friend(Traced(other, """ "discountCodes": [ "V-1" ] """)))
            .ShouldBe([$"m1 {postings}", "bas "]);
    }

    [Fact]
    public void What_was_asked_of_the_order_is_written_with_its_reward_and_read_again()
    {
        var file = Read([Member("m1", "V-1"), Friend(OrderOf(""" "discountCodes": [ "V-1" ] """))]);
        using var written = new MemoryStream();
        new DecisionsWriter(DateTimeZone.Utc).Write(
            Evaluated.Of(file.Members, s_rules, Instant.FromUtc(2026, 4, 1, 0, 0), []), written);

        written.Position = 0;
        HistoryFile.Read(written, new PointsRules()).Members[0].Postings.Single().OrderAtLeast.ShouldBe(25m);
    }

    private static string Member(
        string id, string code, string more = "\"orders\": []", string opened = "2026-02-01") => $$"""
        { "id": "{{id}}", "customers": [ { "shop": "a", "id": "c{{id}}", "email": "{{id}}@example.com",
            "createdAt": "2025-01-01T00:00:00Z" } ],
          "offers": [ { "key": "Vrienden:{{id}}", "offer": "Vrienden", "customer": { "shop": "a", "id": "c{{id}}" },
            "openedAt": "{{opened}}T00:00:00Z", "validUntil": "2027-02-01T00:00:00Z", "code": "{{code}}",
            "terms": { "kind": "Percent", "number": "10" }, "referral": { "points": 100 } } ],
          {{more}} }
        """;

    private static string Friend(string orders) => $$"""
        { "id": "bas", "customers": [ { "shop": "a", "id": "b", "email": "bas@example.com" } ],
          "orders": [ {{orders}} ] }
        """;

    private static string OrderOf(string more) => $$"""
        { "shop": "a", "id": "9", "placedAt": "2026-03-01T00:00:00Z", "paidAt": "2026-03-01T00:00:00Z",
          "currency": "EUR", "total": "60", "goods": "60", {{more}} }
        """;

    private static string[] Evaluate(params string[] members)
    {
        var file = Read(members);
        file.Problems.ShouldBeEmpty();
        var problems = new List<string>();
        var evaluated = Evaluated.Of(file.Members, s_rules, Instant.FromUtc(2026, 4, 1, 0, 0), problems);
        problems.ShouldBeEmpty();
        return
        [
            .. evaluated.Members.Select(one => one.Decision).Select(decision => $"{decision.MemberId} " + string.Join(
                ", ", decision.Postings.Select(posting => string.Create(
                    CultureInfo.InvariantCulture, $"{posting.Key} {posting.Points}")))),
        ];
    }

    private static HistoryFile Read(string[] members)
    {
        using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes($$"""{ "members": [ {{string.Join(", ", members)}} ] }"""));
        return HistoryFile.Read(stream, new PointsRules());
    }
}
