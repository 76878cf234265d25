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

/// <summary>A fixed day, or one that moves with today.</summary>
/// <param name="Count">Of units to move; of a fixed day its number.</param>
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

    /// <summary>First today on which this value is at least a day; only of a value that moves.</summary>
    public int FirstTodayReaching(int day)
    {
        if (Unit is DateUnit.Day or DateUnit.Week)
            return day - (Unit == DateUnit.Week ? 7 * Count : Count);

        // Where the month back there is too short for the day, its last day falls short; the next month's first does.
        var back = new DateValue(-Count, Unit).On(day);
        return DayNumber.ToDate(back).Day < DayNumber.ToDate(day).Day ? back + 1 : back;
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
