using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Points;

/// <summary>
/// <c>adjust:{shop}:{order}:{n}</c>: an order was edited, or restored, after its earning was stored. The earning
/// stands; the difference to what the order holds now is posted at the evaluation.
/// </summary>
internal sealed class Adjustments(PointsLedger ledger, EarnRule rule, CapRoom caps, Instant now)
{
    public void Plan(Order order)
    {
        var account = ledger.Held.AccountOf(order.Key);
        if (!account.HoldsEarning)
            return;

        var key = PostingKey.Adjust(order.Key.ToString(), account.LastAdjustment + 1);
        if (Corrections.IsVoid(order) || order.CancelledAt is not null)
        {
            PlanCancelledAgain(account, key);
            return;
        }

        ledger.Plan(new Moment(now, Phase.Adjust, key), () => Adjust(order, account, key));
    }

    /// <summary>A deleted order, which may have been deleted and restored before.</summary>
    public void PlanDeleted(OrderKey order)
    {
        if (ledger.Held.AccountOf(PostingKey.Earn(order)) is { HoldsEarning: true } account)
            PlanCancelledAgain(account, PostingKey.Adjust(order.ToString(), account.LastAdjustment + 1));
    }

    // Cancelled once more after it was restored: its one cancellation is spent, so the rest goes this way.
    private void PlanCancelledAgain(OrderAccount account, string key)
    {
        if (account.HoldsCancellation)
            ledger.Plan(new Moment(now, Phase.Adjust, key), () => Lower(account, key, target: 0));
    }

    private void Adjust(Order order, OrderAccount account, string key)
    {
        if (account.Rule is not { } earned)
            return;

        var target = earned.PointsFor(RemainingBase.Of(order, earned.On));
        if (target < account.SumBeforeExpiry)
            Lower(account, key, target);
        else if (Math.Min(target, caps.ForEdited(account)) - account.SumBeforeExpiry is > 0 and var points)
            Raise(account, key, points);

        caps.Count(account);
    }

    private void Raise(OrderAccount account, string key, long points)
    {
        var posting = new Posting
        {
            Key = key,
            Points = points,
            At = now,
            AvailableAt = Instant.Max(now, account.EarningAvailableAt),
        };
        ledger.Gain(rule.AsLot(posting), account);
    }

    private void Lower(OrderAccount account, string key, long target)
    {
        var posting = new Posting
        {
            Key = key,
            Points = Math.Min(0, target - account.Sum),
            At = now,
            AvailableAt = Instant.Max(now, account.EarningAvailableAt),
        };
        ledger.Lose(posting, Phase.Adjust, account);
    }
}
