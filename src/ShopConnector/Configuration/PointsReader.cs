using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Configuration;

/// <summary>Reads <c>Loyalty:Points</c>.</summary>
internal static class PointsReader
{
    private const decimal LargestRate = 1_000_000m;
    private const long MostPoints = 1_000_000_000;

    private enum Policy { None, AfterEarning, Inactivity, CalendarYear }

    public static PointsRules Read(SettingReader section)
    {
        var rules = new PointsRules
        {
            PerUnit = section.Decimal("PerUnit", 1m, 0m, LargestRate),
            Rates = [.. section.List("Rates").Select(Rate)],
            From = section.Date("From"),
            EarnOn = section.Choice("EarnOn", EarnOn.GoodsWithTax),
            Rounding = section.Choice("Rounding", Rounding.Down),
            PendingDays = (int)section.Whole("PendingDays", 14, 0, 3_650),
            Expiry = Expiry(section.Section("Expiry")),
            Multipliers = [.. section.List("Multipliers").Select(MultiplierReader.Read)],
            Caps = [.. section.List("Caps").Select(Cap)],
            Bonuses = [.. section.List("Bonuses").Select(Bonus)],
        };
        section.RefuseUnknown();
        return rules;
    }

    private static DatedRate Rate(SettingReader one)
    {
        var from = one.Date("From");
        if (!one.Has("From"))
        {
            one.Problem("From", "is missing. For example: 2026-06-01");
        }

        if (!one.Has("PerUnit"))
        {
            one.Problem("PerUnit", "is missing. For example: 2");
        }

        var rate = new DatedRate(from ?? default(LocalDate), one.Decimal("PerUnit", 1m, 0m, LargestRate));
        one.RefuseUnknown();
        return rate;
    }

    private static ExpiryPolicy Expiry(SettingReader section)
    {
        var policy = section.Choice("Policy", Policy.None);
        var months = (int)section.Whole("Months", 12, 1, 1_200);
        var grace = (int)section.Whole("GraceMonths", 0, 0, 1_200);
        if (policy is Policy.AfterEarning or Policy.Inactivity && !section.Has("Months"))
        {
            var after = policy == Policy.Inactivity ? "last order or redemption" : "earning";
            section.Problem(
                "Months", $"is missing: how many months after the {after} do points expire? For example: 12");
        }

        if (section.Has("Months") && policy is Policy.None or Policy.CalendarYear)
        {
            section.Problem("Months", policy == Policy.None
                ? "has no effect without a Policy. Write one, such as \"Policy\": \"AfterEarning\", "
                    + "or leave Months out."
                : "has no effect with Policy CalendarYear, which ends with the year. "
                    + "Write GraceMonths for how long after it, such as 3, or leave Months out.");
        }

        if (section.Has("GraceMonths") && policy != Policy.CalendarYear)
        {
            section.Problem("GraceMonths",
                $"has no effect with Policy {policy}: only CalendarYear has months of grace. Leave GraceMonths out.");
        }

        section.RefuseUnknown();
        return policy switch
        {
            Policy.AfterEarning => new ExpiryPolicy(months),
            Policy.Inactivity => ExpiryPolicy.Inactivity(months),
            Policy.CalendarYear => ExpiryPolicy.CalendarYear(grace),
            _ => ExpiryPolicy.None,
        };
    }

    private static PointsCap Cap(SettingReader one)
    {
        if (!one.Has("Points"))
        {
            one.Problem("Points", "is missing. For example: 500");
        }

        if (!one.Has("Per"))
        {
            one.Problem("Per", "is missing. For example: Order, Day, Month or Year");
        }

        var cap = new PointsCap(
            one.Whole("Points", 500, 0, MostPoints), one.Choice("Per", CapPeriod.Month),
            one.Choice("On", CapOn.Earning), EventKind.Normalise(one.Text("Kind")));
        one.RefuseUnknown();
        return cap;
    }

    private static Bonus Bonus(SettingReader one)
    {
        var on = one.Choice("On", BonusOn.Registration);
        if (!one.Has("On"))
        {
            one.Problem("On", "is missing. For example: Registration, Event or Birthday");
        }

        var kind = EventKind.Normalise(one.Text("Kind"));
        if (on == BonusOn.Event && kind is null)
        {
            one.Problem("Kind", "is missing: which events give this bonus? For example: review");
        }

        if (!one.Has("Points"))
        {
            one.Problem("Points", "is missing. For example: 50");
        }

        var bonus = new Bonus(one.Required("Name", "welkom"), on, one.Whole("Points", 50, 0, MostPoints), kind);
        one.RefuseUnknown();
        return bonus;
    }
}
