using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Segments.Language;

internal enum DateUnit
{
    /// <summary>Not an offset: a fixed day.</summary>
    None,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A fixed day, or one that moves with today. <paramref name="Count"/> is a day number when it is fixed.</summary>
internal readonly record struct DateValue(int Count, DateUnit Unit)
{
    public static DateValue Today { get; } = new(0, DateUnit.Day);

    public static DateValue Yesterday { get; } = new(-1, DateUnit.Day);

    public static DateValue Fixed(LocalDate date) => new(DayNumber.Of(date), DateUnit.None);

    public bool Moves => Unit != DateUnit.None;

    /// <summary>Grows with today, though not every day: 31 March and 30 March have the same <c>-1m</c>.</summary>
    public int On(int today) => Unit switch
    {
        DateUnit.None => Count,
        DateUnit.Day => today + Count,
        DateUnit.Week => today + 7 * Count,
        DateUnit.Month => PlusMonths(today, Count),
        _ => PlusMonths(today, 12 * Count),
    };

    /// <summary>First today on which this value is at least <paramref name="day"/>; only of a value that moves.</summary>
    public int FirstTodayReaching(int day)
    {
        if (Unit is DateUnit.Day or DateUnit.Week)
            return day - (Unit == DateUnit.Week ? 7 * Count : Count);

        // A month's end clamps, by three days at most; the true day is that near to the opposite offset.
        var today = new DateValue(-Count, Unit).On(day) - 4;
        while (On(today) < day)
            today++;

        return today;
    }

    private static int PlusMonths(int day, int months)
    {
        var date = DayNumber.ToDate(day);
        var year = date.Year + months / 12;
        if (year >= 9999 || year <= -9998)
            return months > 0 ? DayNumber.Last : DayNumber.First;

        return DayNumber.Of(date.PlusMonths(months));
    }
}
