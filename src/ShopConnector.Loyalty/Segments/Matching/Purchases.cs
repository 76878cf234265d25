using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>What the filters of a MATCHES leave of the orders that count.</summary>
internal readonly record struct Found(int Orders, decimal Amount, decimal Quantity)
{
    public decimal Sum(Meaning meaning) => meaning switch
    {
        Meaning.Count => Orders,
        Meaning.SumAmount => Amount,
        Meaning.SumQuantity => Quantity,
        _ => throw new InvalidOperationException($"{meaning} is no sum."),
    };
}

/// <summary>orders_placed and products_purchased: filter, then test what is left; untested, at least one.</summary>
internal static class Purchases
{
    // More conditions on the date than this are read all the same, but take memory.
    private const int UsualDates = 4;

    public static bool Match(MatchesClause clause, MemberFacts facts, int today)
    {
        var found = Find(clause, facts, today);
        var tested = false;
        foreach (var condition in clause.Conditions)
        {
            if (!condition.Parameter.IsSum)
                continue;

            tested = true;
            if (!((NumberCondition)condition).Test.Holds(found.Sum(condition.Parameter.Meaning)))
                return clause.Negated;
        }

        return (tested || found.Orders > 0) != clause.Negated;
    }

    /// <param name="passing">Collects the orders themselves, where somebody wants to see them.</param>
    public static Found Find(
        MatchesClause clause, MemberFacts facts, int today, ICollection<CountedOrder>? passing = null)
    {
        var (orders, amount, quantity) = (0, 0m, 0m);
        var byLine = clause.Subject.Meaning == Meaning.ProductsPurchased;
        Span<DayRange> room = stackalloc DayRange[UsualDates];
        var dates = Dates(clause, today, room);
        foreach (ref readonly var order in facts.Orders.All)
        {
            if (!IsWithin(dates, order.Day) || !Passes(clause, order))
                continue;

            var lines = 0;
            if (byLine)
            {
                foreach (var line in order.Order.Lines)
                {
                    if (!Passes(clause, line))
                        continue;

                    lines++;
                    quantity += line.Quantity;
                }
            }

            if (byLine && lines == 0)
                continue;

            orders++;
            amount += order.Amount;
            passing?.Add(order);
        }

        return new Found(orders, amount, quantity);
    }

    /// <summary>The filters on the order as a whole, but for its date.</summary>
    public static bool Passes(MatchesClause clause, in CountedOrder order)
    {
        foreach (var condition in clause.Conditions)
            if (condition switch
            {
                NumberCondition { Parameter.Meaning: Meaning.Amount } amount => !amount.Test.Holds(order.Amount),
                TextCondition { Parameter.Meaning: Meaning.App } app => !app.Test.Holds(order.Order.App),
                _ => false,
            })
                return false;

        return true;
    }

    private static ReadOnlySpan<DayRange> Dates(MatchesClause clause, int today, Span<DayRange> room)
    {
        var count = 0;
        foreach (var condition in clause.Conditions)
        {
            if (condition is not DateCondition date)
                continue;

            if (count == room.Length)
                room = (DayRange[])[.. room, .. new DayRange[clause.Conditions.Length]];

            room[count++] = DayRange.Of(date.Test, today);
        }

        return room[..count];
    }

    private static bool IsWithin(ReadOnlySpan<DayRange> dates, int day)
    {
        foreach (ref readonly var range in dates)
            if (!range.Contains(day))
                return false;

        return true;
    }

    private static bool Passes(MatchesClause clause, OrderLine line)
    {
        foreach (var condition in clause.Conditions)
        {
            var passes = condition switch
            {
                TextCondition text => text.Parameter.Meaning switch
                {
                    Meaning.Id => text.Test.Holds(line.Product),
                    Meaning.Category => text.Test.Holds(line.Type),
                    Meaning.Vendor => text.Test.Holds(line.Vendor),
                    _ => HasTag(line, text.Test.Value) != text.Test.Negated,
                },
                NumberCondition { Parameter.Meaning: Meaning.Quantity } number => number.Test.Holds(line.Quantity),
                _ => true,
            };
            if (!passes)
                return false;
        }

        return true;
    }

    private static bool HasTag(OrderLine line, string tag)
    {
        foreach (var held in line.Tags)
            if (string.Equals(held, tag, StringComparison.OrdinalIgnoreCase))
                return true;

        return false;
    }
}
