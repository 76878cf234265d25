using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Points;

/// <summary>
/// <c>refund:</c> and <c>cancel:</c>: the order's postings are brought to what remains of it, at the rate stored
/// with its earning. Therefore a chain of refunds ends at exactly zero.
/// </summary>
internal sealed class Corrections(PointsLedger ledger, Instant now)
{
    public void Plan(Order order)
    {
        var account = ledger.Held.AccountOf(order.Key);
        if (IsVoid(order))
        {
            ClaimRefunds(order);
            if (account.HoldsEarning)
                PlanCancel(order.Key, account, now);

            return;
        }

        PlanRefunds(order, account, order.PaidAt!.Value);
        if (order.CancelledAt is { } cancelledAt)
            PlanCancel(order.Key, account, cancelledAt);
    }

    /// <summary>A deleted order: its stored earning is taken back as by a cancellation.</summary>
    public void PlanDeleted(OrderKey order)
    {
        // Also a deleted order may be there once only: not beside one of its name that stands.
        ledger.Claim(PostingKey.Earn(order), order);
        if (ledger.Held.AccountOf(PostingKey.Earn(order)) is { HoldsEarning: true } account)
            PlanCancel(order, account, now);
    }

    /// <summary>An order without an earning by right; one that is stored is taken back.</summary>
    public static bool IsVoid(Order order) =>
        order.Test || order.PaidAt is not { } paidAt || order.CancelledAt < paidAt;

    private void ClaimRefunds(Order order)
    {
        foreach (var refund in order.Refunds)
            Claim(order, refund);
    }

    private bool Claim(Order order, Refund refund) =>
        ledger.Claim(PostingKey.Refund(order.Key, refund.Id), $"Refund {refund.Id} of order {order.Key}");

    private void PlanRefunds(Order order, OrderAccount account, Instant paidAt)
    {
        if (order.Refunds.IsEmpty)
            return;

        var remaining = new RemainingBase(order, account.Rule?.On ?? EarnOn.GoodsWithTax);
        foreach (var (at, refund) in InTurn(order, paidAt))
        {
            remaining.Subtract(refund);
            var isNew = Claim(order, refund);
            if (!isNew || account.Rule is null || at > order.CancelledAt)
                continue;

            var (key, amount) = (PostingKey.Refund(order.Key, refund.Id), remaining.Amount);
            ledger.Plan(
                new Moment(at, Phase.Refund, refund.Id, key),
                () => Post(account, key, at, account.Rule.PointsFor(amount), Phase.Refund));
        }
    }

    // A refund from before the payment is posted at the payment; at one instant they go by id.
    private static IEnumerable<(Instant At, Refund Refund)> InTurn(Order order, Instant paidAt) => order.Refunds
        .Select(refund => (At: Instant.Max(refund.At, paidAt), Refund: refund))
        .OrderBy(turn => turn.At)
        .ThenBy(turn => turn.Refund.Id, StringComparer.Ordinal);

    // Needs no claim: it has the order's name, like the earning, where two orders of one name are told.
    private void PlanCancel(OrderKey order, OrderAccount account, Instant at)
    {
        var key = PostingKey.Cancel(order);
        if (ledger.Held.Contains(key))
            return;

        ledger.Plan(new Moment(at, Phase.Cancel, key), () => Post(account, key, at, 0, Phase.Cancel));
    }

    private void Post(OrderAccount account, string key, Instant at, long target, Phase phase)
    {
        var posting = new Posting
        {
            Key = key,
            // What expired is in the sum, so it is not taken once more; a correction never gives points.
            Points = Math.Min(0, target - account.Sum),
            At = at,
            AvailableAt = Instant.Max(at, account.EarningAvailableAt),
        };
        ledger.Lose(posting, phase, account);
    }
}
