using System.Text;
using Microsoft.Extensions.Configuration;
using NodaTime;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Multiplying;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Tests.Configuration;

/// <summary>Multipliers, caps and rewards: what is read, and what is said of what cannot be right.</summary>
public sealed class PointsReaderTests
{
    [Fact]
    public void Multipliers_and_caps_are_read_with_all_they_have()
    {
        var (rules, problems) = Read("""
            { "Points": {
                "Multipliers": [
                  { "Name": "Black Friday", "Times": 2, "From": "2026-11-20", "Until": "2026-11-30" },
                  { "Name": "Wella", "Times": 1.5, "Query": "number_of_orders >= 3",
                    "Product": { "Vendor": "Wella" } } ],
                "Caps": [ { "Points": 500, "Per": "Month" },
                          { "Points": 20, "Per": "Day", "On": "Event", "Kind": "review" } ] } }
            """);

        problems.ShouldBeEmpty();
        rules!.Points!.Multipliers.ShouldBe(
        [
            new Multiplier("Black Friday", 2m)
            {
                From = new LocalDate(2026, 11, 20), Until = new LocalDate(2026, 11, 30),
            },
            new Multiplier("Wella", 1.5m)
            {
                Query = "number_of_orders >= 3", Product = new ProductMatch(null, "Wella", null, null),
            },
        ]);
        rules.Points.Caps.ShouldBe(
        [
            new PointsCap(500, CapPeriod.Month, CapOn.Earning, Kind: null),
            new PointsCap(20, CapPeriod.Day, CapOn.Event, "review"),
        ]);
    }

    [Theory]
    [InlineData("""{ "Months": 12 }""",
        "Months: has no effect without a Policy. Write one, such as \"Policy\": \"AfterEarning\", "
        + "or leave Months out.")]
    [InlineData("""{ "Policy": "CalendarYear", "Months": 12, "GraceMonths": 3 }""",
        "Months: has no effect with Policy CalendarYear, which ends with the year. "
        + "Write GraceMonths for how long after it, such as 3, or leave Months out.")]
    [InlineData("""{ "Policy": "AfterEarning", "Months": 12, "GraceMonths": 3 }""",
        "GraceMonths: has no effect with Policy AfterEarning: only CalendarYear has months of grace. "
        + "Leave GraceMonths out.")]
    [InlineData("""{ "GraceMonths": 3 }""",
        "GraceMonths: has no effect with Policy None: only CalendarYear has months of grace. Leave GraceMonths out.")]
    public void A_setting_of_expiry_that_nobody_would_look_at_is_refused(string expiry, string problem) =>
        Read($$"""{ "Points": { "Expiry": {{expiry}} } }""").Problems.ShouldBe(["Loyalty:Points:Expiry:" + problem]);

    [Theory, InlineData("0"), InlineData("-1"), InlineData("\"0,92\"")]
    public void A_rate_of_exchange_says_what_it_is(string rate) =>
        Read($$"""{ "ExchangeRates": { "USD": {{rate}} } }""").Problems.ShouldBe([
            $"Loyalty:ExchangeRates:USD: '{rate.Trim('"')}' is not what one USD is worth in EUR: "
            + "a number above 0, such as 0.92.",
        ]);

    [Fact]
    public void Rewards_of_all_four_kinds_are_read()
    {
        var (rules, problems) = Read("""
            { "Rewards": [
                { "Name": "5 euro", "Points": 500, "Amount": 5, "MinimumSpend": 25, "Combines": true,
                  "Automatic": true },
                { "Name": "10 procent", "Points": 800, "Percent": 10, "ValidDays": 30, "GiveBack": false },
                { "Name": "Gratis verzending", "Points": 300, "FreeShipping": true },
                { "Name": "Theedoek", "Points": 150, "Gift": "Geef theedoek" } ] }
            """);

        problems.ShouldBeEmpty();
        rules!.Rewards.ShouldBe(
        [
            new Reward("5 euro", 500) { Terms = new CodeTerms(CodeKind.Amount, 5m, 25m, true), Automatic = true },
            new Reward("10 procent", 800)
            {
                Terms = new CodeTerms(CodeKind.Percent, 10m), ValidDays = 30, GiveBack = false,
            },
            new Reward("Gratis verzending", 300) { Terms = new CodeTerms(CodeKind.FreeShipping, 0m) },
            new Reward("Theedoek", 150) { Gift = "Geef theedoek", GiveBack = false },
        ]);
    }

    [Theory]
    [InlineData("""{ "Name": "A", "Amount": 5 }""", "Points: is missing. For example: 500")]
    [InlineData("""{ "Points": 5, "Amount": 5 }""", "Name: is missing. For example: 5 euro korting")]
    [InlineData("""{ "Name": "A", "Points": 0, "Amount": 5 }""",
        "Points: '0' is not a whole number from 1 to 1000000000, such as 500.")]
    [InlineData("""{ "Name": "A", "Points": 5, "Percent": 101 }""",
        "Percent: '101' is not a number from 0.01 to 100, such as 10.")]
    [InlineData("""{ "Name": "A", "Points": 5, "Amount": 5, "ValidDays": 0 }""",
        "ValidDays: '0' is not a whole number from 1 to 3650, such as 90.")]
    [InlineData("""{ "Name": "A", "Points": 5, "Gift": "x", "GiveBack": true }""",
        "GiveBack: is true, but nobody can tell whether a gift was given. Leave it out.")]
    [InlineData("""{ "Name": "A", "Points": 5, "Amount": 5, "Automtic": true }""",
        "Automtic: is no setting. Did you mean Automatic?")]
    public void A_bad_reward_is_told_with_its_place(string reward, string problem) =>
        Read($$"""{ "Rewards": [ {{reward}} ] }""").Problems.ShouldBe([$"Loyalty:Rewards:0:{problem}"]);

    [Theory]
    [InlineData("""{ "Name": "A", "Points": 5 }""", "is worth nothing. Give it one of Amount, Percent, FreeShipping or "
        + "Gift. For example: \"Amount\": 5")]
    [InlineData("""{ "Name": "A", "Points": 5, "Amount": 5, "Gift": "x" }""",
        "is worth Amount and Gift. Give it one of them, and make another reward of the rest.")]
    [InlineData("""{ "Name": "A", "Points": 5, "FreeShipping": false }""", "is worth nothing; give it an Amount, a "
        + "Percent, FreeShipping or a Gift, such as \"Amount\": 5.")]
    public void A_reward_is_worth_exactly_one_thing(string reward, string problem) =>
        Read($$"""{ "Rewards": [ {{reward}} ] }""").Problems.ShouldBe([$"Loyalty:Rewards:0: {problem}"]);

    [Theory]
    [InlineData("""{ "Name": "A" }""", "Times: is missing. For example: 2")]
    [InlineData("""{ "Times": 2, "From": "2026-11-20" }""", "Name: is missing. For example: Black Friday")]
    [InlineData("""{ "Name": "A", "Times": 1001, "From": "2026-11-20" }""",
        "Times: '1001' is not a number from 0 to 1000, such as 2.")]
    [InlineData("""{ "Name": "A", "Times": 2, "From": "20-11-2026" }""",
        "From: '20-11-2026' is not a date, such as 2026-01-31.")]
    [InlineData("""{ "Name": "A", "Times": 2, "Product": { "Vendr": "Wella", "Tag": "x" } }""",
        "Product:Vendr: is no setting. Did you mean Vendor?")]
    public void A_bad_multiplier_is_told_with_its_place(string multiplier, string problem) =>
        Read($$"""{ "Points": { "Multipliers": [ {{multiplier}} ] } }""").Problems
            .ShouldContain($"Loyalty:Points:Multipliers:0:{problem}");

    [Theory]
    [InlineData("""{ "Per": "Month" }""", "Points: is missing. For example: 500")]
    [InlineData("""{ "Points": 500 }""", "Per: is missing. For example: Order, Day, Month or Year")]
    [InlineData("""{ "Points": 500, "Per": "Week" }""", "Per: 'Week' is not one of Order, Day, Month, Year.")]
    [InlineData("""{ "Points": 500, "Per": "Day", "On": "Bonus" }""", "On: 'Bonus' is not one of Earning, Event.")]
    public void A_bad_cap_is_told_with_its_place(string cap, string problem) =>
        Read($$"""{ "Points": { "Caps": [ {{cap}} ] } }""").Problems
            .ShouldContain($"Loyalty:Points:Caps:0:{problem}");

    private static (LoyaltyProgram? Rules, List<string> Problems) Read(string loyalty)
    {
        var problems = new List<SettingProblem>();
        var json = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Loyalty": {{loyalty}} }"""));
        var settings = new ConfigurationBuilder().AddJsonStream(json).Build();
        var program = ProgramReader.Read(new SettingReader(settings, problems).Section("Loyalty"), problems);
        return (program?.Rules, [.. problems.Select(problem => $"{problem.Path}: {problem.Message}")]);
    }
}
