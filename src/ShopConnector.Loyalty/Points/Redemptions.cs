using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Loyalty.Points;

/// <summary>
/// <c>redeem:{id}</c> takes points; <c>return:{id}:{refund or "cancel"}</c> gives them back in the share in which
/// the order they were used on is given back, <c>return:{id}:unused</c> when a reward's code ends unused, or at once
/// when it is taken back; <c>return:{id}:used</c> takes that again when an order with the code comes in later.
/// </summary>
internal sealed class Redemptions(PointsLedger ledger, EarnRule rule, MemberHistory seen, Instant now)
{
    public void Plan(Redemption redemption)
    {
        var key = PostingKey.Redeem(redemption.Id);
        var points = redemption.Points;
        if (ledger.Claim(key, $"Redemption {redemption.Id}"))
            PlanTaking(redemption, key);
        else
            points = -ledger.Held.Find(key)!.Points;

        if (redemption.UsedOn is { } usedOn)
            PlanReturns(redemption, points, usedOn);
        else if (redemption.GivesBackAt is { } end)
            PlanReturnOfUnused(redemption, points, end);
    }

    private void PlanReturns(Redemption redemption, long points, OrderKey usedOn)
    {
        if (Find(usedOn) is { } order)
        {
            PlanReturns(redemption, points, usedOn, Steps(redemption, order));
            if (!order.Test)
                PlanRetake(redemption, points, Steps(redemption, order));
        }
        else if (seen.DeletedOrders.Contains(usedOn))
            PlanReturns(redemption, points, usedOn, [Last(redemption, now)]);
    }

    // The order was placed while the code worked, and came to us after the points were back. Only what its refunds
    // would have returned by now may stay.
    private void PlanRetake(Redemption redemption, long points, IEnumerable<Step> steps)
    {
        var key = PostingKey.RetakeOfUnused(redemption.Id);
        if (ledger.Held.Find(PostingKey.ReturnUnused(redemption.Id)) is not { } unused
            || !ledger.Claim(key, $"Redemption {redemption.Id}"))
            return;

        var due = steps.Aggregate(0L, (most, step) => Math.Max(most, DueAt(step, points)));
        var taken = Math.Min(unused.Points, ReturnedBefore(redemption) - due);
        if (taken <= 0)
            return;

        var posting = new Posting { Key = key, Points = -taken, At = now, AvailableAt = now };
        ledger.Plan(
            new Moment(now, Phase.Redeem, redemption.Id, key), () => ledger.Lose(posting, Phase.Redeem));
    }

    private void PlanReturnOfUnused(Redemption redemption, long points, Instant end)
    {
        var key = PostingKey.ReturnUnused(redemption.Id);
        if (!ledger.Claim(key, $"Redemption {redemption.Id}"))
            return;

        if (now < end && RewardUse.IsOver(redemption, seen, now))
            end = now;

        var posting = new Posting { Key = key, Points = points, At = end, AvailableAt = end };
        ledger.Plan(new Moment(end, Phase.MakeLot, key), () => ledger.Gain(rule.AsLot(posting)));
    }

    private void PlanTaking(Redemption redemption, string key)
    {
        var posting = new Posting
        {
            Key = key,
            Points = -redemption.Points,
            At = redemption.At,
            AvailableAt = redemption.At,
        };
        var phase = redemption.Automatic ? Phase.RedeemByItself : Phase.Redeem;
        ledger.Plan(new Moment(redemption.At, phase, redemption.Id, key), () => ledger.Lose(posting, phase));
    }

    private void PlanReturns(Redemption redemption, long points, OrderKey order, IEnumerable<Step> steps)
    {
        var returned = ReturnedBefore(redemption);
        foreach (var step in steps)
        {
            var due = DueAt(step, points);
            var isNew = ledger.Claim(step.Key, $"Redemption {redemption.Id} on order {order}");
            if (!isNew || due <= returned)
                continue;

            var posting = new Posting
            {
                Key = step.Key,
                Points = due - returned,
                At = step.At,
                AvailableAt = step.At,
            };
            returned = due;
            ledger.Plan(new Moment(step.At, step.Phase, step.Id, step.Key), () => ledger.Gain(rule.AsLot(posting)));
        }
    }

    // Always down, whatever the rounding of earnings; the last step gives the rest.
    private static long DueAt(Step step, long points) => step.Share is { } share
        ? decimal.ToInt64(decimal.Floor(points * share.Refunded / share.Total))
        : points;

    // By name and not by the order's refunds: one that was deleted since has returned its points all the same.
    private long ReturnedBefore(Redemption redemption)
    {
        var (sum, given) = (0L, PostingKey.Return(redemption.Id, refund: ""));
        foreach (var posting in ledger.Held.All)
            if (PostingKey.Is(posting.Key, given))
                sum += posting.Points;

        return sum;
    }

    // A return is dated no earlier than its redemption.
    private static IEnumerable<Step> Steps(Redemption redemption, Order order)
    {
        var cancelledAt = order.CancelledAt is { } cancelled ? Instant.Max(cancelled, redemption.At) : (Instant?)null;
        var refunds = order.Refunds
            .Select(refund => (At: Instant.Max(refund.At, redemption.At), Refund: refund))
            .OrderBy(step => step.At)
            .ThenBy(step => step.Refund.Id, StringComparer.Ordinal);

        var remaining = new RemainingBase(order, EarnOn.Total);
        foreach (var (at, refund) in refunds)
        {
            // After a cancellation there is nothing left to return.
            if (at > cancelledAt)
                break;

            remaining.Subtract(refund);
            var share = remaining.IsRefundedInFull
                ? ((decimal, decimal)?)null : (order.Total - remaining.Amount, order.Total);
            yield return new Step(
                at, Phase.MakeLot, refund.Id, PostingKey.Return(redemption.Id, refund.Id), share);
        }

        if (cancelledAt is { } last)
            yield return Last(redemption, last);
    }

    private static Step Last(Redemption redemption, Instant at) => new(
        Instant.Max(at, redemption.At), Phase.MakeLastReturn, "", PostingKey.ReturnOnCancel(redemption.Id),
        Share: null);

    private Order? Find(OrderKey key)
    {
        foreach (var order in seen.Orders)
            if (order.Key == key)
                return order;

        return null;
    }

    /// <param name="Share">Null: all of it.</param>
    private readonly record struct Step(
        Instant At, Phase Phase, string Id, string Key, (decimal Refunded, decimal Total)? Share);
}
