using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>
/// The days after today on which a query can change its answer although nothing new happens: a moving date reaches or
/// passes a day of the member, a birthday comes round, a pause between orders grows. A part that can never change any
/// more takes part as what it is now: AND with a part that stays false has no days at all.
/// </summary>
internal sealed class Horizon(Expression query)
{
    // Long enough to hold a leap year and a common one, wherever it begins: 1900 and 2100 are none.
    private const int DaysOfBirthdays = 9 * 366;

    // Most birthdays are over, or come, within it; asking for more first would cost nine times as much.
    private const int NearDays = 367;

    private readonly bool _hasBirthday = HasBirthday(query);

    // Until then a birthday may be between a moving day and a fixed one for the first or the last time.
    private readonly int _lastMeeting = LastMeeting(query);

    /// <summary>False: no day ahead can change the answer of anybody.</summary>
    public bool DependsOnTime { get; } = HangsOnTime(query);

    /// <summary>Ascending, each once; the first change is always among them.</summary>
    public List<int> ChangeDays(MemberFacts facts)
    {
        if (!DependsOnTime)
            return [];

        var days = Days(facts, facts.TodayNumber);
        var settled = Math.Max(_lastMeeting, days.Count == 0 ? facts.TodayNumber : days[^1]);
        return _hasBirthday ? Days(facts, settled + DaysOfBirthdays) : days;
    }

    public int? FirstChange(MemberFacts facts)
    {
        if (!DependsOnTime)
            return null;

        var near = facts.TodayNumber + NearDays;
        var days = Days(facts, near);
        if (!_hasBirthday)
            return FirstOther(facts, days, int.MaxValue);

        return FirstOther(facts, days, near) ?? FirstOther(facts, ChangeDays(facts), int.MaxValue);
    }

    private int? FirstOther(MemberFacts facts, List<int> days, int until)
    {
        if (days.Count == 0)
            return null;

        var now = Matcher.Holds(query, facts, facts.TodayNumber);
        foreach (var day in days)
        {
            if (day > until)
                return null;

            if (Matcher.Holds(query, facts, day) != now)
                return day;
        }

        return null;
    }

    /// <summary>All days but those of birthdays after <paramref name="until"/>.</summary>
    private List<int> Days(MemberFacts facts, int until)
    {
        var days = new DaysAhead(facts.TodayNumber, until);
        Collect(query, facts, days);
        return days.Ascending();
    }

    /// <summary>False when the expression stays what it is now.</summary>
    private static bool Collect(Expression expression, MemberFacts facts, DaysAhead days) => expression switch
    {
        AllOf all => CollectAll(all.Parts.AsSpan(), stays: false, facts, days),
        AnyOf any => CollectAll(any.Parts.AsSpan(), stays: true, facts, days),
        DateClause clause => FactReader.Day(clause.Subject, facts) is { } day && days.AddFor(clause.Test, day),
        BirthdayClause clause => FactReader.Birthday(facts) is { } birthday && days.AddFor(clause.Test, birthday),
        MatchesClause clause => CollectOrders(clause, facts, days),
        NumberClause { Subject.Meaning: Meaning.OverdueFactor } clause => FactReader.Interval(facts) is { } interval &&
            Overdue.AddCrossings(clause.Test, facts.Orders.LastDay, interval, days),
        NumberClause { Subject.Meaning: Meaning.ProductOverdueFactor } clause => CollectProducts(clause, facts, days),
        _ => false,
    };

    /// <param name="stays">The value of one part that decides the whole, whatever the others are.</param>
    private static bool CollectAll(ReadOnlySpan<Expression> parts, bool stays, MemberFacts facts, DaysAhead days)
    {
        var before = days.Count;
        var changes = false;
        foreach (var part in parts)
        {
            if (Collect(part, facts, days))
            {
                changes = true;
            }
            else if (Matcher.Holds(part, facts, facts.TodayNumber) == stays)
            {
                days.ForgetAllAfter(before);
                return false;
            }
        }

        return changes;
    }

    private static bool CollectOrders(MatchesClause clause, MemberFacts facts, DaysAhead days)
    {
        var changes = false;
        foreach (var condition in clause.Conditions)
            if (condition is DateCondition date && Moves(date.Test))
                foreach (ref readonly var order in facts.Orders.All)
                    if (Purchases.Passes(clause, order))
                        changes |= days.AddFor(date.Test, order.Day);

        return changes;
    }

    // The largest over products can only change where that of one of them does.
    private static bool CollectProducts(NumberClause clause, MemberFacts facts, DaysAhead days)
    {
        var changes = false;
        foreach (ref readonly var rhythm in facts.ProductRhythms)
            if (rhythm.IsOf(clause.Argument))
                changes |= Overdue.AddCrossings(clause.Test, rhythm.LastDay, rhythm.Interval, days);

        return changes;
    }

    private static bool HangsOnTime(Expression expression) => expression switch
    {
        AnyOf any => any.Parts.Any(HangsOnTime),
        AllOf all => all.Parts.Any(HangsOnTime),
        DateClause date => Moves(date.Test),
        BirthdayClause birthday => Moves(birthday.Test),
        NumberClause number => number.Subject.Meaning is Meaning.OverdueFactor or Meaning.ProductOverdueFactor,
        MatchesClause matches => matches.Conditions.OfType<DateCondition>().Any(date => Moves(date.Test)),
        _ => false,
    };

    private static bool HasBirthday(Expression expression) => expression switch
    {
        AnyOf any => any.Parts.Any(HasBirthday),
        AllOf all => all.Parts.Any(HasBirthday),
        BirthdayClause birthday => Moves(birthday.Test),
        _ => false,
    };

    /// <summary>The last day on which a moving bound of birthdays reaches the fixed one beside it.</summary>
    private static int LastMeeting(Expression expression) => expression switch
    {
        AnyOf any => any.Parts.Max(LastMeeting),
        AllOf all => all.Parts.Max(LastMeeting),
        BirthdayClause { Test: { Operator: Operator.Between } test } => (test.Value.Moves, test.Upper.Moves) switch
        {
            (true, false) => test.Value.FirstTodayReaching(test.Upper.Count),
            (false, true) => test.Upper.FirstTodayReaching(test.Value.Count),
            _ => DayNumber.First,
        },
        _ => DayNumber.First,
    };

    private static bool Moves(DateTest test) => test.Value.Moves || test.Upper.Moves;
}
