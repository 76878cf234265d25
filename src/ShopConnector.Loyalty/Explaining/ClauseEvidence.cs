using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;
using ShopConnector.Loyalty.Segments.Matching;

namespace ShopConnector.Loyalty.Explaining;

/// <summary>
/// Which orders each clause of a query is about. Apart from the matching, which counts millions of orders and keeps
/// none.
/// </summary>
internal static class ClauseEvidence
{
    public static ImmutableArray<Evidence> Of(SegmentQuery query, MemberFacts facts) =>
        [.. query.Expression.Clauses().SelectMany(clause => Evidence.Of(Orders(clause, facts), Printer.Print(clause)))];

    /// <summary>Whether buying something can change the answer.</summary>
    public static bool DependsOnPurchases(SegmentQuery query) => query.Expression.Clauses().Any(clause =>
        clause is MatchesClause
        || clause.Subject.Meaning is Meaning.Tier or Meaning.PointsBalance or Meaning.ReturnRate
        || Asks(clause) is not null);

    private static List<Order> Orders(Clause clause, MemberFacts facts)
    {
        var kept = new List<CountedOrder>();
        if (clause is MatchesClause matches)
        {
            Purchases.Find(matches, facts, facts.TodayNumber, kept);
        }
        else if (Asks(clause) is { } asks)
        {
            foreach (ref readonly var counted in facts.Orders.All)
                if (asks(counted, facts))
                    kept.Add(counted);
        }

        return [.. kept.Select(counted => counted.Order)];
    }

    /// <summary>Whether an order weighs; null of a clause about anything but orders.</summary>
    private static Func<CountedOrder, MemberFacts, bool>? Asks(Clause clause) => clause.Subject.Meaning switch
    {
        Meaning.AmountSpent or Meaning.NumberOfOrders or Meaning.AverageOrderValue or Meaning.DaysBetweenOrders
            or Meaning.ProductTypesCount => static (_, _) => true,
        Meaning.FirstOrderDate => static (counted, facts) => counted.Day == facts.Orders.FirstDay,
        Meaning.LastOrderDate or Meaning.OverdueFactor =>
            static (counted, facts) => counted.Day == facts.Orders.LastDay,
        Meaning.NewAddressDate => static (counted, facts) => counted.Day == facts.NewAddressDay,
        Meaning.VendorShare => (counted, _) => counted.Order.Lines.Any(line => line.Vendor == Argument(clause)),
        Meaning.ChannelShare => (counted, _) => counted.Order.Channel == Argument(clause),
        Meaning.ProductOverdueFactor => (counted, _) =>
            counted.Order.Lines.Any(line => Argument(clause) is not { } product || line.Product == product),
        _ => null,
    };

    private static string? Argument(Clause clause) => (clause as NumberClause)?.Argument;
}
