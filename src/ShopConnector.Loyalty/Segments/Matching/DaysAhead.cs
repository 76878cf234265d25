using System.Runtime.InteropServices;
using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>Collects days after today. Adding tells whether anything can change.</summary>
/// <param name="until">Of days that come every year, none is kept after this one.</param>
internal sealed class DaysAhead(int today, int until)
{
    private readonly List<int> _days = [];

    public int Count => _days.Count;

    public bool Add(long day)
    {
        if (day <= today || day > DayNumber.Last)
            return false;

        _days.Add((int)day);
        return true;
    }

    /// <summary>The days on which a comparison with a fixed day can change.</summary>
    public bool AddFor(DateTest test, int day)
    {
        // Growing, a bound first reaches the day, then passes it; each operator minds one of the two, or both.
        var (atReaching, atPassing) = test.Operator switch
        {
            Operator.Greater or Operator.LessOrEqual => (true, false),
            Operator.GreaterOrEqual or Operator.Less or Operator.Between => (false, true),
            Operator.Equal or Operator.NotEqual => (true, true),
            _ => (false, false),
        };
        var changes = AddFor(test.Value, day, atReaching, atPassing);
        return test.Operator == Operator.Between
            ? AddFor(test.Upper, day, atReaching: true, atPassing: false) | changes
            : changes;
    }

    /// <summary>The same of a day that comes every year: it always can change again.</summary>
    public bool AddFor(DateTest test, LocalDate birthday)
    {
        var between = test.Operator == Operator.Between;
        var changes = AddEveryYear(test.Value, birthday, atReaching: !between);
        return between ? AddEveryYear(test.Upper, birthday, atReaching: true) | changes : changes;
    }

    public void ForgetAllAfter(int count) => CollectionsMarshal.SetCount(_days, count);

    /// <summary>Each once.</summary>
    public List<int> Ascending()
    {
        _days.Sort();
        var kept = 0;
        foreach (var day in CollectionsMarshal.AsSpan(_days))
            if (kept == 0 || _days[kept - 1] != day)
                _days[kept++] = day;

        ForgetAllAfter(kept);
        return _days;
    }

    private bool AddFor(DateValue bound, int day, bool atReaching, bool atPassing)
    {
        if (!bound.Moves)
            return false;

        var reaches = atReaching && Add(bound.FirstTodayReaching(day));
        return atPassing && Add(bound.FirstTodayReaching(day + 1)) || reaches;
    }

    private bool AddEveryYear(DateValue bound, LocalDate birthday, bool atReaching)
    {
        if (!bound.Moves)
            return false;

        var falls = Yearly.Next(birthday, bound.On(today));
        while (falls < DayNumber.Last && bound.FirstTodayReaching(falls) <= until)
        {
            AddFor(bound, falls, atReaching, atPassing: true);
            falls = Yearly.Next(birthday, falls + 1);
        }

        return true;
    }
}
