using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty.Points.Multiplying;

/// <summary>
/// By what the rate of one order is multiplied. Asked only of orders whose earning is not stored yet, because a query
/// counts the member's orders anew for each of them.
/// </summary>
internal sealed class Multipliers(
    MemberHistory seen, CompiledProgram program, EarnRule rule, TierTimeline? tiers, List<string> problems)
{
    // Leaves eight digits before the point for the product with an amount, and is far below a cent's share of a point.
    private const int Decimals = 20;

    public decimal For(Order order, Instant paidAt)
    {
        var tier = tiers?.AtPaymentOf(order);
        return (tier?.Multiplier ?? 1m) * Campaigns(order, paidAt, tier);
    }

    private decimal Campaigns(Order order, Instant paidAt, Tier? tier)
    {
        var all = program.Multipliers;
        if (all.IsEmpty)
            return 1m;

        var facts = new Lazy<MemberFacts>(() => FactsAtPayment(order, paidAt, tier));
        var day = rule.DayOf(paidAt);
        List<Multiplier>? apply = null;
        foreach (var (multiplier, query) in all)
            if (!(multiplier.From > day) && !(multiplier.Until < day) && query?.Holds(facts.Value) != false)
                (apply ??= []).Add(multiplier);

        return apply is null ? 1m : Weighted(order, apply);
    }

    /// <summary>Each line by its own highest, weighed by its amount.</summary>
    private decimal Weighted(Order order, List<Multiplier> apply)
    {
        var whole = Highest(apply.Where(one => one.Product is null));
        var times = order.Lines
            .Select(line => Highest(apply.Where(one => one.Product?.Matches(line) != false)) ?? 1m).ToList();
        if (times.TrueForAll(one => one == times[0]))
            return times.Count > 0 ? times[0] : whole ?? 1m;

        var (sum, weighted) = (0m, 0m);
        for (var i = 0; i < times.Count; i++)
        {
            if (order.Lines[i].Amount is not { } amount)
            {
                problems.Add(
                    $"Order {order.Key} has a line without an amount, so what its products earn cannot be told " +
                    $"apart. Give each line an amount, or the multiplier \"{OfAProduct(apply)}\" no Product.");
                return 1m;
            }

            // A line below zero, such as a discount of its own, must not turn a rate below zero.
            var weight = Math.Max(0m, amount);
            (sum, weighted) = (sum + weight, weighted + (weight * times[i]));
        }

        // A third of an order has no end of digits. Rounded this way the last of them never costs or gives a point.
        var way = rule.Rules.Rounding == Rounding.Up
            ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity;
        return sum == 0m ? whole ?? 1m : decimal.Round(weighted / sum, Decimals, way);
    }

    private MemberFacts FactsAtPayment(Order order, Instant paidAt, Tier? tier)
    {
        var without = seen with { Orders = seen.Orders.Remove(order) };
        var rules = program.Rules;
        return new MemberFacts(
            SeenHistory.UpTo(without, paidAt), rules.Zone, rules.Currency, rules.ExchangeRates, paidAt)
        {
            Tier = () => tier?.Name,
            OwnedTags = program.OwnedTags,
        };
    }

    private static string OfAProduct(List<Multiplier> apply) => apply.First(one => one.Product is not null).Name;

    private static decimal? Highest(IEnumerable<Multiplier> apply)
    {
        decimal? highest = null;
        foreach (var one in apply)
            if (!(one.Times <= highest))
                highest = one.Times;

        return highest;
    }
}
