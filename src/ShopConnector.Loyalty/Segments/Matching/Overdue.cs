using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>A pause since some last day that grows while nothing happens, measured in intervals.</summary>
internal static class Overdue
{
    // No member is that many times overdue before the calendar ends; the product of larger ones would overflow.
    private const decimal LargestFactor = 10_000_000m;

    /// <summary>The days on which a test of the factor can change; false when there are none ahead.</summary>
    public static bool AddCrossings(NumberTest test, int lastDay, decimal interval, DaysAhead days)
    {
        var changes = AddCrossing(test.Value, lastDay, interval, days);
        return test.Operator == Operator.Between
            ? AddCrossing(test.Upper, lastDay, interval, days) | changes
            : changes;
    }

    /// <summary>The day on which the factor reaches the threshold, and the first on which it is above.</summary>
    private static bool AddCrossing(decimal threshold, int lastDay, decimal interval, DaysAhead days)
    {
        if (threshold is < 0m or > LargestFactor)
            return false;

        var pause = threshold * interval;
        return days.Add(lastDay + (long)decimal.Ceiling(pause)) | days.Add(lastDay + (long)decimal.Floor(pause) + 1);
    }
}
