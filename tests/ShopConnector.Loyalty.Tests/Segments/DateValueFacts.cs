using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Tests.Segments;

public class DateValueFacts
{
    [Theory]
    [InlineData("2026-03-31", -1, "2026-02-28")]
    [InlineData("2026-03-31", 1, "2026-04-30")]
    [InlineData("2026-03-31", -13, "2025-02-28")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    public void Months_clamp_to_the_month_s_end(string today, int months, string day)
    {
        var value = new DateValue(months, DateUnit.Month).On(DayNumber.Of(Date(today)));

        DayNumber.ToDate(value).ShouldBe(Date(day));
    }

    [Fact]
    public void The_calendar_s_ends_are_reached_but_not_passed()
    {
        DayNumber.ToDate(new DateValue(200, DateUnit.Year).On(DayNumber.Last)).ShouldBe(LocalDate.MaxIsoValue);
        DayNumber.ToDate(new DateValue(-200, DateUnit.Year).On(DayNumber.First)).ShouldBe(LocalDate.MinIsoValue);
        DayNumber.ToDate(new DateValue(5, DateUnit.Week).On(DayNumber.Last)).ShouldBe(LocalDate.MaxIsoValue);
    }

    /// <summary>Every day of five years, against stepping through the days one by one.</summary>
    [Theory]
    [InlineData(-1, nameof(DateUnit.Month))]
    [InlineData(-13, nameof(DateUnit.Month))]
    [InlineData(2, nameof(DateUnit.Month))]
    [InlineData(-1, nameof(DateUnit.Year))]
    [InlineData(3, nameof(DateUnit.Year))]
    [InlineData(-9, nameof(DateUnit.Week))]
    [InlineData(-60, nameof(DateUnit.Day))]
    public void The_first_day_that_reaches_another_is_the_first(int count, string unit)
    {
        var value = new DateValue(count, Enum.Parse<DateUnit>(unit));
        var first = DayNumber.Of(new LocalDate(2023, 1, 1));
        for (var day = first; day < first + 5 * 366; day++)
        {
            var today = value.FirstTodayReaching(day);

            value.On(today).ShouldBeGreaterThanOrEqualTo(day);
            value.On(today - 1).ShouldBeLessThan(day);
        }
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
