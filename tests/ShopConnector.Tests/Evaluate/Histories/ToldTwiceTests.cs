using System.Text;
using ShopConnector.Evaluate;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Tests.Evaluate.Histories;

/// <summary>Whatever is in a history twice is one clear problem, with both places and what to do.</summary>
public sealed class ToldTwiceTests
{
    private const string An = """{ "shop": "a", "id": "c1", "email": "an@example.com" }""";

    private const string Order = """
        { "shop": "a", "id": "1", "placedAt": "2026-03-01T14:00:00Z", "currency": "EUR", "total": "10" }
        """;

    private const string Friend = $$"""{ "friend": "bas", "order": {{Order}} }""";

    private const string Other = $$"""
        { "friend": "bas", "order": { "shop": "a", "id": "1", "placedAt": "2026-03-01T14:00:00Z", "currency": "EUR",
            "total": "10", "discountCodes": [ "X" ] } }
        """;

    private const string Offer = """
        { "key": "K:m1", "offer": "K", "customer": { "shop": "a", "id": "c1" },
          "openedAt": "2026-03-01T14:00:00Z", "validUntil": "2026-04-01T14:00:00Z" }
        """;

    [Theory]
    [InlineData($$"""{ "id": "m1", "customers": [ {{An}}, {{An}}, {{An}} ] }""",
        "Member m1: customer a:c1 is there twice; leave one of them out.")]
    [InlineData($$"""{ "id": "m1", "customers": [ {{An}} ] }, { "id": "m2", "customers": [ {{An}} ] }""",
        "Member m2: customer a:c1 is there twice, the first time with member m1; leave one of them out.")]
    [InlineData($$"""{ "id": "m1", "offers": [ {{Offer}}, {{Offer}} ] }""",
        "Member m1: offer K:m1 is there twice; leave one of them out.")]
    [InlineData($$"""{ "id": "m1", "offers": [ {{Offer}} ] }, { "id": "m2", "offers": [ {{Offer}} ] }""",
        "Member m2: offer K:m1 is there twice, the first time with member m1; leave one of them out.")]
    [InlineData($$"""{ "id": "m1", "orders": [ {{Order}}, {{Order}}, {{Order}} ] }""",
        "Member m1: order a:1 is there twice; leave one of them out.")]
    [InlineData($$"""{ "id": "m1", "orders": [ {{Order}} ], "referrals": [ {{Friend}} ] }""",
        "Member m1: order a:1 is there twice, under referrals and among its own orders; "
        + "leave out the one under referrals, for orders of members are found by their codes.")]
    [InlineData($$"""{ "id": "m1", "referrals": [ {{Friend}} ] }, { "id": "m2", "orders": [ {{Order}} ] }""",
        "Member m1: order a:1 is there twice, under referrals and among the orders of member m2; "
        + "leave out the one under referrals, for orders of members are found by their codes.")]
    [InlineData($$"""{ "id": "m1", "referrals": [ {{Friend}}, {{Friend}} ] }""",
        "Member m1: order a:1 is there twice under referrals; leave one of them out.")]
    [InlineData($$"""{ "id": "m1", "referrals": [ {{Friend}} ] }, { "id": "m2", "referrals": [ {{Other}} ] }""",
        "Member m2: order a:1 under referrals has other discountCodes than under those of member m1; "
        + "write all codes of the order in both places.")]
    [InlineData($$"""
        { "id": "m1", "customers": [ {{An}} ], "orders": [ {{Order}} ], "offers": [ {{Offer}} ] },
        { "id": "m1", "customers": [ {{An}} ], "orders": [ {{Order}} ], "offers": [ {{Offer}} ] }
        """, "Member m1 is there twice; give each member an id of its own.")]
    public void What_is_there_twice_is_told_once_with_both_places(string members, string problem) =>
        Read(members).Problems.ShouldBe([problem]);

    [Fact]
    public void One_order_under_the_referrals_of_two_members_is_told_to_both()
    {
        var file = Read($$"""{ "id": "m1", "referrals": [ {{Other}} ] }, { "id": "m2", "referrals": [ {{Other}} ] }""");

        file.Problems.ShouldBeEmpty();
        file.Members.ShouldAllBe(member => member.Referrals.Length == 1);
    }

    [Theory]
    [InlineData("9", "reverses 9, which is no adjustment of this member; write the id of one, or add that one.")]
    [InlineData("2", "reverses itself; write the id of the adjustment that it takes back.")]
    public void A_reversal_of_nothing_is_told(string reversed, string problem) =>
        Read(Reversal(reversed, "")).Problems.ShouldBe([$"Member m1, adjustment 2: {problem}"]);

    [Theory]
    [InlineData("2026-03-02", -4, "points is -4, but it reverses 1 of 5; write -5.")]
    [InlineData("2026-03-02", 5, "points is 5, but it reverses 1 of 5; write -5.")]
    [InlineData("2026-02-28", -5, "is dated before 1, which it reverses; write an instant from then on.")]
    public void A_reversal_takes_back_all_of_it_and_comes_after_it(string day, long points, string problem) =>
        Read(Reversal("1", "", points, day)).Problems.ShouldBe([$"Member m1, adjustment 2: {problem}"]);

    [Theory]
    [InlineData("1", -5, "reverses 1, which adjustment 2 reverses already; leave one of them out.")]
    [InlineData("2", 5, "reverses 2, which is a reversal itself; make a new adjustment instead.")]
    public void What_was_reversed_and_a_reversal_are_not_reversed_again(string reversed, long points, string problem)
    {
        var again = $$"""
            , { "id": "3", "at": "2026-03-03T14:00:00Z", "points": {{points}}, "reason": "mistake", "author": "An",
                "reverses": "{{reversed}}" }
            """;

        Read(Reversal("1", "", more: again)).Problems.ShouldBe([$"Member m1, adjustment 3: {problem}"]);
    }

    [Fact]
    public void What_cannot_be_read_of_what_is_reversed_is_told_once() =>
        Read(Reversal("1", "").Replace("\"points\": 5,", "\"points\": \"vijf\",", StringComparison.Ordinal)).Problems
            .ShouldBe(["Member m1, adjustment 1: points \"vijf\" is no whole number; write it as 100."]);

    [Theory]
    [InlineData("1", "")]
    [InlineData("8", """{ "key": "manual:8", "points": 5, "at": "2026-03-01T14:00:00Z" }""")]
    public void What_is_reversed_may_be_told_or_stand_in_the_ledger(string reversed, string posting) =>
        Read(Reversal(reversed, posting)).Problems.ShouldBeEmpty();

    private static string Reversal(
        string reversed, string posting, long points = -5, string day = "2026-03-02", string more = "") => $$"""
        { "id": "m1", "postings": [ {{posting}} ], "manual": [
          { "id": "1", "at": "2026-03-01T14:00:00Z", "points": 5, "reason": "sorry", "author": "An" },
          { "id": "2", "at": "{{day}}T14:00:00Z", "points": {{points}}, "reason": "mistake",
            "author": "An", "reverses": "{{reversed}}" } {{more}} ] }
        """;

    private static HistoryFile Read(string members)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "members": [ {{members}} ] }"""));
        return HistoryFile.Read(stream, new PointsRules());
    }
}
