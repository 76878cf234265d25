using NodaTime;
using ShopConnector.Loyalty.Points;
using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

internal sealed class PointsCheck(ProblemList problems)
{
    /// <summary>A hundred years; also the longest that a tier can be held.</summary>
    public const int MostMonths = 1_200;

    private const int MostPendingDays = 3_650;
    private const int DaysOfFourYears = 1_461;

    public void Find(PointsRules points)
    {
        problems.AtLeastZero("Points:PerUnit", points.PerUnit, "1");
        problems.Within("Points:PendingDays", points.PendingDays, 0, MostPendingDays, "14");
        Rates(points);
        Bonuses(points);
        Caps(points);
        new MultipliersCheck(problems).Find(points.Multipliers);
        if (points.Expiry is { Kind: ExpiryKind.CalendarYear, Months: { } grace })
        {
            CalendarYear(points, grace);
            return;
        }

        if (points.Expiry.Months is not { } months)
            return;

        problems.Within("Points:Expiry:Months", months, 1, MostMonths, "12");
        if (months is >= 1 and <= MostMonths && points.PendingDays > ShortestDaysOf(months))
        {
            problems.Add("Points:PendingDays",
                $"is {Number(points.PendingDays)}, which reaches beyond the {Number(months)} months of " +
                "Points:Expiry:Months: points would expire before they are available. " +
                $"Write at most {Number(ShortestDaysOf(months))}, such as 14.");
        }
    }

    // What is earned on 31 December has the shortest life.
    private void CalendarYear(PointsRules points, int grace)
    {
        problems.Within("Points:Expiry:GraceMonths", grace, 0, MostMonths, "3");
        var newYear = new LocalDate(2023, 1, 1);
        var days = 1 + Period.DaysBetween(newYear, newYear.PlusMonths(Math.Clamp(grace, 0, MostMonths)));
        if (points.PendingDays > days)
        {
            problems.Add("Points:Expiry:GraceMonths",
                $"is {Number(grace)}, and Points:PendingDays {Number(points.PendingDays)} reaches beyond it: points " +
                "earned on 31 December would expire before they are available. Write more months, such as 3.");
        }
    }

    private void Rates(PointsRules points)
    {
        var seen = new Dictionary<LocalDate, int>();
        for (var i = 0; i < points.Rates.Length; i++)
        {
            var rate = points.Rates[i];
            problems.AtLeastZero($"Points:Rates:{i}:PerUnit", rate.PerUnit, "2");
            if (!seen.TryAdd(rate.From, i))
            {
                problems.Add($"Points:Rates:{i}:From",
                    $"is {rate.From:uuuu-MM-dd}, as Points:Rates:{seen[rate.From]} has; " +
                    "give each rate its own first day, such as \"2026-06-01\".");
            }
        }
    }

    private void Bonuses(PointsRules points)
    {
        problems.Distinct(points.Bonuses, "Points:Bonuses", "Name", bonus => bonus.Name);
        for (var i = 0; i < points.Bonuses.Length; i++)
        {
            var (bonus, path) = (points.Bonuses[i], $"Points:Bonuses:{i}");
            problems.Named($"{path}:Name", bonus.Name, "welkom");
            problems.AtLeastZero($"{path}:Points", bonus.Points, "50");
            if (bonus.On == BonusOn.Event && string.IsNullOrWhiteSpace(bonus.Kind))
                problems.Add(
                    $"{path}:Kind",
                    "is missing; a bonus on an event names the kind of event, such as \"review\".");
        }
    }

    private void Caps(PointsRules points)
    {
        for (var i = 0; i < points.Caps.Length; i++)
        {
            var (cap, path) = (points.Caps[i], $"Points:Caps:{i}");
            problems.AtLeastZero($"{path}:Points", cap.Points, "500");
            if (cap is { On: CapOn.Event, Per: CapPeriod.Order })
                problems.Add($"{path}:Per", "is Order, but an event has no order; write Day, Month or Year.");

            if (cap is { On: CapOn.Earning, Kind: not null })
                problems.Add($"{path}:Kind", "is of events, but the cap is on earning; leave Kind out.");
        }
    }

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
