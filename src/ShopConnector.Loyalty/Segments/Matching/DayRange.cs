using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>
/// What a test of dates comes to on one day: all days from one to another, or all others. Moving dates cost calendar
/// arithmetic; worked out once, the range is then compared with every order.
/// </summary>
internal readonly record struct DayRange(int From, int To, bool Outside = false)
{
    private static readonly DayRange Never = new(1, 0);
    private static readonly DayRange Always = new(int.MinValue, int.MaxValue);

    public static DayRange Of(DateTest test, int today)
    {
        var day = test.Value.On(today);
        return test.Operator switch
        {
            Operator.Equal => new DayRange(day, day),
            Operator.NotEqual => new DayRange(day, day, Outside: true),
            Operator.Greater => new DayRange(day + 1, int.MaxValue),
            Operator.GreaterOrEqual => new DayRange(day, int.MaxValue),
            Operator.Less => new DayRange(int.MinValue, day - 1),
            Operator.LessOrEqual => new DayRange(int.MinValue, day),
            Operator.Between => new DayRange(day, test.Upper.On(today)),
            Operator.IsNull => Never,
            _ => Always,
        };
    }

    public bool Contains(int day) => (day >= From && day <= To) != Outside;
}
