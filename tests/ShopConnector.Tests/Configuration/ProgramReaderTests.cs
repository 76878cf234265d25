using System.Text;
using Microsoft.Extensions.Configuration;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Tests.Configuration;

public sealed class ProgramReaderTests
{
    [Fact]
    public void Every_mistake_is_named_at_once_with_its_full_path()
    {
        var (program, problems) = Read("""
            { "TimeZone": "Europe/Amsterdm", "Currency": "euro", "ExchangeRates": { "USD": "veel" },
              "Segmenst": [],
              "Segments": [ { "Tag": "VIP", "Query": "number_of_orders > 3" },
                  { "Query": "amount_spent > 1", "Qery": "x" } ],
              "Points": { "PendingDays": "veertien", "Rounding": "Omlaag",
                  "From": "01-06-2026", "Expiry": { "Policy": "AfterEarning" },
                          "Rates": [ { "From": "2026-06-01" } ] },
              "Tiers": [ { "Name": "Zilver", "From": -1 } ],
              "OrderRules": [ { "Name": "x", "Hold": "ja", "Tag": "y" } ] }
            """);

        program.ShouldBeNull();
        problems.ShouldBe(
            [
                "Loyalty:TimeZone: 'Europe/Amsterdm' is no time zone. For example: Europe/Amsterdam or Europe/Brussels",
                "Loyalty:Currency: 'EURO' is no currency. Write its three letters, such as EUR.",
                "Loyalty:ExchangeRates:USD: 'veel' is not what one USD is worth in EURO: a number above 0, "
                + "such as 0.92.",
                "Loyalty:Segments:1:Tag: is missing. For example: VIP",
                "Loyalty:Segments:1:Qery: is no setting. Did you mean Query?",
                "Loyalty:Points:From: '01-06-2026' is not a date, such as 2026-01-31.",
                "Loyalty:Points:Rounding: 'Omlaag' is not one of Down, Nearest, Up.",
                "Loyalty:Points:PendingDays: 'veertien' is not a whole number from 0 to 3650, such as 14.",
                "Loyalty:Points:Rates:0:PerUnit: is missing. For example: 2",
                "Loyalty:Points:Expiry:Months: is missing: " +
                "how many months after the earning do points expire? For example: 12",
                "Loyalty:Tiers:0:From: '-1' is not a number from 0 to 1000000000, such as 0.",
                "Loyalty:OrderRules:0:Query: is missing. For example: amount >= 500 AND first_order = true",
                "Loyalty:OrderRules:0:Hold: 'ja' is not true or false.",
                "Loyalty:OrderRules:0:Tag: is no setting. Did you mean Tags?",
                "Loyalty:Segmenst: is no setting. Did you mean Segments?",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("  ", 3)]
    public void An_empty_query_ends_too_early_and_says_where(string query, int column)
    {
        var (_, problems) = Read($$"""{ "Segments": [ { "Tag": "VIP", "Query": "{{query}}" } ] }""");

        problems.ShouldHaveSingleItem().ShouldBe(
            $"Loyalty:Segments:0:Query: Line 1 Column {column}: expected an attribute, found the end of the query.");
    }

    [Fact]
    public void A_query_that_cannot_be_read_keeps_its_line_and_column()
    {
        var (_, problems) = Read("""{ "Segments": [ { "Tag": "VIP", "Query": "number_of_orders >> 3" } ] }""");

        problems.ShouldHaveSingleItem().ShouldStartWith("Loyalty:Segments:0:Query: Line 1 Column 19: ");
    }

    [Fact]
    public void A_whole_programme_is_read_as_written()
    {
        var (program, problems) = Read("""
            { "TimeZone": "Asia/Beirut", "Currency": "USD", "Language": "nl", "ExchangeRates": { "EUR": 1.08 },
              "Segments": [ { "Name": "Beste klanten", "Tag": "VIP", "Query": "amount_spent >= 1000" },
                  { "Tag": "Nieuw", "Query": "number_of_orders = 1" } ],
              "Points": { "PerUnit": 0.5, "Rates": [ { "From": "2026-06-01", "PerUnit": 2 } ],
                  "From": "2026-01-01", "EarnOn": "total",
                          "Rounding": "Nearest", "PendingDays": 7, "Expiry": { "Policy": "AfterEarning", "Months": 6 },
                          "Bonuses": [ { "Name": "review", "On": "Event", "Kind": "review", "Points": 25 } ] },
              "Tiers": [ { "Name": "Zilver", "From": 500, "Multiplier": 1.5 } ],
              "TierWindow": "CalendarYear", "TierHoldMonths": 3,
              "Offers": [ { "Name": "Kom terug", "Query": "last_order_date < -3m",
                  "Percent": 12.5, "ValidDays": 5, "CooldownDays": 30 } ],
              "OrderRules": [] }
            """);

        problems.ShouldBeEmpty();
        var rules = program!.Rules;
        rules.Zone.Id.ShouldBe("Asia/Beirut");
        rules.Language.ShouldBe(Language.Nl);
        rules.ExchangeRates["eur"].ShouldBe(1.08m);
        rules.Segments.ShouldBe([
            new Segment("Beste klanten", "VIP", "amount_spent >= 1000"),
            new Segment("Nieuw", "Nieuw", "number_of_orders = 1"),
        ]);
        rules.Points!.Rates.ShouldBe([new DatedRate(new(2026, 6, 1), 2m)]);
        rules.Points.Bonuses.ShouldBe([new Bonus("review", BonusOn.Event, 25, "review")]);
        rules.Points.ShouldBe(new PointsRules
        {
            PerUnit = 0.5m,
            From = new(2026, 1, 1),
            EarnOn = EarnOn.Total,
            Rounding = Rounding.Nearest,
            PendingDays = 7,
            Expiry = new ExpiryPolicy(6),
            Rates = rules.Points.Rates,
            Bonuses = rules.Points.Bonuses,
            Multipliers = rules.Points.Multipliers,
            Caps = rules.Points.Caps,
        });
        rules.Tiers.ShouldBe([new Tier("Zilver", 500m, 1.5m)]);
        (rules.TierWindow, rules.TierHoldMonths).ShouldBe((TierWindow.CalendarYear, 3));
        rules.Offers.ShouldBe([new Offer("Kom terug", "last_order_date < -3m", OfferValue.Percent(12.5m), 5, 30)]);
    }

    [Fact]
    public void An_empty_section_is_a_programme_with_the_standard_points()
    {
        var (program, problems) = Read("{}");

        problems.ShouldBeEmpty();
        var points = program!.Rules.Points!;
        points.ShouldBe(new PointsRules
        {
            Rates = points.Rates,
            Bonuses = points.Bonuses,
            Multipliers = points.Multipliers,
            Caps = points.Caps,
        });
        (points.Rates.Length, points.Bonuses.Length, points.Multipliers.Length, points.Caps.Length)
            .ShouldBe((0, 0, 0, 0));
        program.Rules.Currency.ShouldBe("EUR");
    }

    [Theory]
    [InlineData("""{ "Points": "ja" }""", "Loyalty:Points: 'ja' is not a group of settings. Write { … }.")]
    [InlineData("""{ "Segments": "VIP" }""", "Loyalty:Segments: 'VIP' is not a list. Write [ … ].")]
    [InlineData("""{ "Presets": "vip" }""", "Loyalty:Presets: 'vip' is not a list. Write [ { \"Name\": \"vip\" } ].")]
    [InlineData("""{ "Segments": [ "VIP" ] }""",
        "Loyalty:Segments:0: 'VIP' is not a group of settings. Write { … }.")]
    [InlineData("""{ "Tiers": { "Name": "Zilver" } }""",
        "Loyalty:Tiers: is a group with 'Name', not a list. Write [ { … } ].")]
    public void A_setting_of_the_wrong_shape_is_named(string json, string problem) =>
        Read(json).Problems.ShouldBe([problem]);

    private static (CompiledProgram? Program, List<string> Problems) Read(string loyalty)
    {
        var problems = new List<SettingProblem>();
        var json = new MemoryStream(Encoding.UTF8.GetBytes($"{{ \"Loyalty\": {loyalty} }}"));
        var settings = new ConfigurationBuilder().AddJsonStream(json).Build();
        var program = ProgramReader.Read(new SettingReader(settings, problems).Section("Loyalty"), problems);
        return (program, [.. problems.Select(problem => $"{problem.Path}: {problem.Message}")]);
    }
}
