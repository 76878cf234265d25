using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Configuration.Presets;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Configuration;

/// <summary>Reads the <c>Loyalty</c> section and compiles it; every problem is noted with its full path.</summary>
internal static class ProgramReader
{
    private const decimal LargestAmount = 1_000_000_000m;
    private const decimal SmallestRate = 0.000001m;

    /// <summary>Null when anything in the section is wrong.</summary>
    public static CompiledProgram? Read(SettingReader section, List<SettingProblem> problems)
    {
        var (before, currency) = (problems.Count, Currency(section));
        var rules = new LoyaltyProgram
        {
            Zone = Zone(section),
            Currency = currency,
            Language = section.Choice("Language", Language.En),
            ExchangeRates = Rates(section, currency),
            Segments = [.. section.List("Segments").Select(Segment)],
            Points = PointsReader.Read(section.Section("Points")),
            Tiers = [.. section.List("Tiers").Select(Tier)],
            TierWindow = section.Choice("TierWindow", TierWindow.Rolling12Months),
            TierHoldMonths = (int)section.Whole("TierHoldMonths", 0, 0, 120),
            Rewards = [.. section.List("Rewards").Select(RewardsReader.Read)],
            Offers = [.. section.List("Offers").Select(OffersReader.Offer)],
            Pressure = OffersReader.Pressure(section),
            UnknownConsent = section.Choice("UnknownConsent", UnknownConsent.Allow),
            TagFamilies = [.. section.List("TagFamilies").Select(TagFamiliesReader.Read)],
            FreeShipping = [.. section.List("FreeShipping").Select(FreeShippingReader.Read)],
            OrderRules = OrderRulesReader.Read(section),
        };
        var presets = PresetsReader.Read(section, problems);
        section.RefuseUnknown();
        var program = CompiledProgram.TryCompile(presets.AddTo(rules), out var found);
        Add(
            found.Select(one => presets.Told(one, rules))
                .Select(one => new SettingProblem(section.PathOf(one.Path), one.Message)),
            problems, before);
        return problems.Count == before ? program : null;
    }

    // What could not be read was read as a default or as nothing: the compiler must not complain of it once more.
    private static void Add(IEnumerable<SettingProblem> found, List<SettingProblem> problems, int before)
    {
        var known = problems.Skip(before).ToList();
        problems.AddRange(found.Where(problem => !known.Exists(one => one.Covers(problem.Path))));
    }

    private static DateTimeZone Zone(SettingReader section)
    {
        var id = section.Text("TimeZone") ?? "Europe/Amsterdam";
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
        {
            return zone;
        }

        section.Problem("TimeZone", $"'{id}' is no time zone. For example: Europe/Amsterdam or Europe/Brussels");
        return DateTimeZone.Utc;
    }

    private static string Currency(SettingReader section)
    {
        var code = (section.Text("Currency") ?? "EUR").ToUpperInvariant();
        if (!IsCurrency(code))
        {
            section.Problem("Currency", $"'{code}' is no currency. Write its three letters, such as EUR.");
        }

        return code;
    }

    private static ImmutableDictionary<string, decimal> Rates(SettingReader section, string currency)
    {
        var rates = ImmutableDictionary.CreateBuilder<string, decimal>(StringComparer.OrdinalIgnoreCase);
        var names = section.Names("ExchangeRates");
        var values = section.Section("ExchangeRates");
        foreach (var code in names)
        {
            if (!IsCurrency(code.ToUpperInvariant()))
            {
                values.Problem(code, "is no currency. Write its three letters, such as USD.");
            }

            rates[code] = values.Decimal(
                code, 0.92m, SmallestRate, LargestAmount, $"what one {code} is worth in {currency}: a number above 0");
        }

        return rates.ToImmutable();
    }

    public static Segment Segment(SettingReader one)
    {
        var tag = one.Required("Tag", "VIP");
        var segment = new Segment(
            one.Text("Name") ?? tag, tag, one.Query("amount_spent >= 1000"));
        one.RefuseUnknown();
        return segment;
    }

    private static Tier Tier(SettingReader one)
    {
        var tier = new Tier(
            one.Required("Name", "Zilver"), one.Decimal("From", 0m, 0m, LargestAmount),
            one.Decimal("Multiplier", 1m, 0m, 1_000m))
        {
            Tag = one.Text("Tag"),
            FreeShipping = one.Flag("FreeShipping", standard: false),
        };
        one.RefuseUnknown();
        return tier;
    }

    private static bool IsCurrency(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper);
}
