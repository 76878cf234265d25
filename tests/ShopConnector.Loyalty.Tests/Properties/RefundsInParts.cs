using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Tests.Properties;

public class RefundsInParts
{
    /// <summary>
    /// Whatever the rate, the rounding, the currency and the tier: once all money is back, all points are, and not one
    /// more.
    /// </summary>
    [Fact]
    public void A_chain_of_refunds_ends_at_exactly_zero() => Seeds.Each(static seed =>
    {
        var chance = new Chance(seed);
        var program = AnyProgram.Of(chance);
        var (history, decision) = Stepwise(chance, () => program);

        foreach (var order in history.Orders.Where(order => order.PaidAt is not null))
            SumOf(decision, order.Key).ShouldBe(0, order.Key.ToString());
    });

    /// <summary>Lots that a new rule dates back may let an older one expire that a stored refund took too.</summary>
    [Fact]
    public void It_does_so_when_the_programme_changes_between_the_refunds_unless_points_expired() => Seeds.Each(
        static seed =>
    {
        var chance = new Chance(seed);
        var (history, decision) = Stepwise(chance, () => AnyProgram.Of(chance));

        var expired = decision.Postings.Select(posting => posting.Key).Where(IsExpiry)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var order in history.Orders.Where(order => order.PaidAt is not null))
            if (!expired.Contains($"expire:earn:{order.Key}"))
                SumOf(decision, order.Key).ShouldBe(0, order.Key.ToString());
    });

    [Fact]
    public void Between_its_refunds_an_order_holds_what_it_would_have_earned_without_what_came_back() => Seeds.Each(
        static seed =>
    {
        var chance = new Chance(seed);
        var program = AnyProgram.Of(chance);
        var history = new AnyMember(chance).Next() with { Redemptions = [] };
        if (program.Rules.Points is not { Expiry.Months: null })
            return; // What expired is no longer held.

        var now = chance.Moment();
        var decision = Evaluation.Of(history, program, now);
        foreach (var order in SeenHistory.UpTo(history, now).Orders)
            if (decision.Postings.SingleOrDefault(one => one.Key == $"earn:{order.Key}") is { Rule: { } rule })
                SumOf(decision, order.Key).ShouldBe(order.CancelledAt is null
                    ? rule.PointsFor(Loyalty.Points.RemainingBase.Of(order, rule.On))
                    : 0);
    });

    /// <summary>Decided and stored at some of the instants at which something happened, and at last.</summary>
    private static (MemberHistory History, Decision Decision) Stepwise(Chance chance, Func<CompiledProgram> program)
    {
        var history = AllRefunded(chance, new AnyMember(chance).Next());
        foreach (var fact in AnyMember.InstantsOf(history).Where(_ => chance.Once(2)))
            history = history.Stored(Evaluation.Of(history, program(), fact));

        return (history, Evaluation.Of(history, program(), chance.Last));
    }

    private static MemberHistory AllRefunded(Chance chance, MemberHistory history) => history with
    {
        Orders = [.. history.Orders.Select(order => order with
        {
            Refunds = [.. InParts(chance, order, chance.Number(1, 5))],
        })],
    };

    private static IEnumerable<Refund> InParts(Chance chance, Order order, int parts)
    {
        var left = order.Total;
        for (var part = 1; part <= parts; part++)
        {
            var amount = part == parts ? left : decimal.Round(left * chance.Pick(0m, 0.1m, 0.5m, 1m / 3m), 2);
            left -= amount;
            yield return new Refund
            {
                Id = $"part {part}",
                At = chance.After(order.PlacedAt),
                Total = amount,
                Goods = chance.Once(3) ? 0m : decimal.Round(amount * 0.7m, 2),
                GoodsTax = decimal.Round(amount * 0.2m, 2),
            };
        }
    }

    private static bool IsExpiry(string key) => key.StartsWith("expire:", StringComparison.Ordinal);

    /// <summary>What the order made, what expired of it included.</summary>
    private static long SumOf(Decision decision, OrderKey order) => decision.Postings
        .Where(posting => posting.Key.Split(':', StringSplitOptions.None) is var parts
            && parts.SkipWhile(part => part is "expire").Skip(1).Take(2).SequenceEqual([order.Shop, order.Id]))
        .Sum(posting => posting.Points);
}
