using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty;

/// <summary>
/// Finds everything wrong in a programme, queries aside. A message says what is wrong and gives an example of what is
/// right; the path stands before it.
/// </summary>
internal sealed class ProgramCheck
{
    private const int MostPendingDays = 3_650;
    private const int MostMonths = 1_200;
    private const int MostOfferDays = 3_650;
    private const int DaysOfFourYears = 1_461;

    private readonly LoyaltyProgram _program;
    private readonly List<ProgramProblem> _problems;

    private ProgramCheck(LoyaltyProgram program, List<ProgramProblem> problems) =>
        (_program, _problems) = (program, problems);

    public static void Find(LoyaltyProgram program, List<ProgramProblem> problems)
    {
        var check = new ProgramCheck(program, problems);
        check.Currencies();
        check.Segments();
        if (program.Points is { } points)
            check.Points(points);

        check.Tiers();
        check.Offers();
    }

    private void Currencies()
    {
        if (!IsCurrency(_program.Currency))
            Add("Currency", $"\"{_program.Currency}\" is no currency; write three letters, such as \"EUR\".");

        foreach (var (currency, rate) in _program.ExchangeRates)
        {
            var path = $"ExchangeRates:{currency}";
            if (!IsCurrency(currency))
                Add(path, $"\"{currency}\" is no currency; write three letters, such as \"USD\": 0.92.");
            else if (string.Equals(currency, _program.Currency, StringComparison.OrdinalIgnoreCase))
                Add(path, $"is the programme's own currency, which needs no rate; leave {currency} out.");

            if (rate <= 0)
                Add(path, $"is {Number(rate)}; a rate is above 0, such as 0.92.");
        }
    }

    private void Segments()
    {
        Distinct(_program.Segments, "Segments", "Tag", segment => segment.Tag);
        for (var i = 0; i < _program.Segments.Length; i++)
            if (Tag.ProblemOf(_program.Segments[i].Tag) is { } problem)
                Add($"Segments:{i}:Tag", $"\"{_program.Segments[i].Tag}\" {problem}");
    }

    private void Points(PointsRules points)
    {
        AtLeastZero("Points:PerUnit", points.PerUnit, "1");
        Within("Points:PendingDays", points.PendingDays, 0, MostPendingDays, "14");
        Rates(points);
        Bonuses(points);
        if (points.Expiry.Months is not { } months)
            return;

        Within("Points:Expiry:Months", months, 1, MostMonths, "12");
        if (months is >= 1 and <= MostMonths && points.PendingDays > ShortestDaysOf(months))
        {
            Add("Points:PendingDays",
                $"is {Number(points.PendingDays)}, which reaches beyond the {Number(months)} months of " +
                "Points:Expiry:Months: points would expire before they are available. " +
                $"Write at most {Number(ShortestDaysOf(months))}, such as 14.");
        }
    }

    private void Rates(PointsRules points)
    {
        var seen = new Dictionary<LocalDate, int>();
        for (var i = 0; i < points.Rates.Length; i++)
        {
            var rate = points.Rates[i];
            AtLeastZero($"Points:Rates:{i}:PerUnit", rate.PerUnit, "2");
            if (!seen.TryAdd(rate.From, i))
            {
                Add($"Points:Rates:{i}:From",
                    $"is {rate.From:uuuu-MM-dd}, as Points:Rates:{seen[rate.From]} has; " +
                    "give each rate its own first day, such as \"2026-06-01\".");
            }
        }
    }

    private void Bonuses(PointsRules points)
    {
        Distinct(points.Bonuses, "Points:Bonuses", "Name", bonus => bonus.Name);
        for (var i = 0; i < points.Bonuses.Length; i++)
        {
            var (bonus, path) = (points.Bonuses[i], $"Points:Bonuses:{i}");
            Named($"{path}:Name", bonus.Name, "welkom");
            AtLeastZero($"{path}:Points", bonus.Points, "50");
            if (bonus.On == BonusOn.Event && string.IsNullOrWhiteSpace(bonus.Kind))
                Add($"{path}:Kind", "is missing; a bonus on an event names the kind of event, such as \"review\".");
        }
    }

    private void Tiers()
    {
        Distinct(_program.Tiers, "Tiers", "Name", tier => tier.Name);
        Within("TierHoldMonths", _program.TierHoldMonths, 0, MostMonths, "3");
        var seen = new Dictionary<decimal, int>();
        for (var i = 0; i < _program.Tiers.Length; i++)
        {
            var (tier, path) = (_program.Tiers[i], $"Tiers:{i}");
            Named($"{path}:Name", tier.Name, "Zilver");
            AtLeastZero($"{path}:From", tier.From, "500");
            AtLeastZero($"{path}:Multiplier", tier.Multiplier, "1.5");
            if (!seen.TryAdd(tier.From, i))
                Add(
                    $"{path}:From",
                    $"is {Number(tier.From)}, as Tiers:{seen[tier.From]} has; " +
                    "give each tier its own amount, such as 500.");
        }
    }

    private void Offers()
    {
        Distinct(_program.Offers, "Offers", "Name", offer => offer.Name);
        for (var i = 0; i < _program.Offers.Length; i++)
        {
            var (offer, path) = (_program.Offers[i], $"Offers:{i}");
            Named($"{path}:Name", offer.Name, "Kom terug");
            Within($"{path}:ValidDays", offer.ValidDays, 1, MostOfferDays, "7");
            Within($"{path}:CooldownDays", offer.CooldownDays, 0, MostOfferDays, "90");
            if (offer.Percent is <= 0 or > 100)
                Add(
                    $"{path}:Percent",
                    $"is {Number(offer.Percent)}; a discount is above 0 and at most 100, such as 15.");
        }
    }

    private void Distinct<T>(IReadOnlyList<T> items, string list, string property, Func<T, string> nameOf)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < items.Count; i++)
        {
            var name = nameOf(items[i]).Trim();
            if (name.Length > 0 && !seen.TryAdd(name, i))
                Add($"{list}:{i}:{property}",
                    $"\"{name}\" is taken by {list}:{seen[name]} already (case is ignored); " +
                    $"give each its own, such as \"{name} 2\".");
        }
    }

    private void Named(string path, string name, string example)
    {
        if (string.IsNullOrWhiteSpace(name))
            Add(path, $"is missing; give it a name, such as \"{example}\".");
    }

    private void AtLeastZero(string path, decimal value, string example)
    {
        if (value < 0)
            Add(path, $"is {Number(value)}; it is at least 0, such as {example}.");
    }

    private void Within(string path, int value, int least, int most, string example)
    {
        if (value < least || value > most)
            Add(path, $"is {Number(value)}; it is from {Number(least)} to {Number(most)}, such as {example}.");
    }

    private void Add(string path, string message) => _problems.Add(new ProgramProblem(path, message));

    private static bool IsCurrency(string code) => code.Length == 3 && code.All(char.IsAsciiLetter);

    private static string Number(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    // From 1 February a month is 28 days: the shortest stretch decides, or some lots would expire while pending.
    private static int ShortestDaysOf(int months)
    {
        var (first, shortest) = (new LocalDate(2023, 1, 1), int.MaxValue);
        for (var i = 0; i < DaysOfFourYears; i++)
        {
            var day = first.PlusDays(i);
            shortest = Math.Min(shortest, Period.DaysBetween(day, day.PlusMonths(months)));
        }

        return shortest;
    }
}
