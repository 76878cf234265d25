using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;
using ShopConnector.Loyalty.Points.Multiplying;

namespace ShopConnector.Loyalty.Points;

/// <summary><c>earn:{shop}:{order}</c> at the payment: round(base × rate).</summary>
internal sealed class Earnings(PointsLedger ledger, EarnRule rule, CapRoom caps, Multipliers multipliers)
{
    /// <summary>Test orders, and orders cancelled at or before their payment, earn nothing.</summary>
    public static bool Earns(Order order) =>
        order.PaidAt is { } paidAt && !order.Test && !(order.CancelledAt <= paidAt);

    public void Plan(Order order)
    {
        var account = ledger.Held.AccountOf(order.Key);
        var key = PostingKey.Earn(order.Key);
        var isNew = ledger.Claim(key, order.Key);
        if (account.Rule is { } stored)
        {
            account.Rule = rule.Completed(stored, order);
            return;
        }

        if (order.PaidAt is not { } paidAt || !Earns(order))
            return;

        account.Rule = rule.For(order, paidAt, multipliers);
        if (!isNew || account.Rule is null)
            return;

        account.EarningAvailableAt = rule.AvailableAt(paidAt);
        ledger.Plan(new Moment(paidAt, Phase.MakeLot, key), () => Post(order, account, key, paidAt));
    }

    private void Post(Order order, OrderAccount account, string key, Instant paidAt)
    {
        var earned = account.Rule!;
        var points = earned.PointsFor(new RemainingBase(order, earned.On).Amount);
        var room = caps.ForEarning(paidAt);
        if (room < points)
            account.Rule = earned = earned with { AtMost = points = room };

        var posting = new Posting
        {
            Key = key,
            Points = points,
            At = paidAt,
            AvailableAt = account.EarningAvailableAt,
            Rule = earned,
        };
        if (points > 0)
            ledger.Gain(rule.AsLot(posting), account);
        else if (earned.AtMost is not null)
            ledger.Keep(posting); // Or a cap that is raised later would give what this one cut.

        caps.Count(account);
    }
}
