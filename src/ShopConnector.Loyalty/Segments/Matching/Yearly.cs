using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>A day that comes every year; 29 February falls on the 28th in other years.</summary>
internal static class Yearly
{
    public static bool Falls(DateTest test, LocalDate? birthday, int today)
    {
        if (birthday is not { } day)
            return false;

        var from = test.Value.On(today);
        var to = test.Operator == Operator.Between ? test.Upper.On(today) : from;
        return from <= to && Next(day, from) <= to;
    }

    /// <summary>The first time that it falls on a day or later.</summary>
    public static int Next(LocalDate birthday, int day)
    {
        var year = DayNumber.ToDate(day).Year;
        var thisYear = In(birthday, year);
        return thisYear >= day ? thisYear : In(birthday, year + 1);
    }

    private static int In(LocalDate birthday, int year)
    {
        if (year >= 9999)
            return DayNumber.Last;

        var day = birthday is { Month: 2, Day: 29 } && !CalendarSystem.Iso.IsLeapYear(year) ? 28 : birthday.Day;
        return DayNumber.Of(new LocalDate(year, birthday.Month, day));
    }
}
