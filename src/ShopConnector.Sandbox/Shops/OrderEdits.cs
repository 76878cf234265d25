using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox.Shops;

/// <summary>
/// What can happen to an order after it was placed, with the stamps and states of the platforms. The caller holds the
/// shop's gate.
/// </summary>
internal sealed class OrderEdits(ShopState shop)
{
    // WooCommerce forgets to bump date_modified for some partial refunds: whoever trusts the stamp misses them.
    private const int UnstampedRefundEvery = 4;

    public void Pay(ShopOrder order, Instant at)
    {
        order.PaidAt ??= at;
        order.State = OrderState.Processing;
        Stamp(order, at, Deed.Paid);
    }

    public void Complete(ShopOrder order, Instant at)
    {
        order.CompletedAt = at;
        order.State = OrderState.Completed;
        Stamp(order, at);
    }

    /// <summary>Nothing keeps it from being sent any more.</summary>
    public void Release(ShopOrder order, Instant at)
    {
        order.Holds.Clear();
        if (order.State == OrderState.OnHold)
            order.State = OrderState.Processing;
        Stamp(order, at);
    }

    public void Cancel(ShopOrder order, Instant at)
    {
        order.CancelledAt = at;
        order.State = OrderState.Cancelled;
        Stamp(order, at, Deed.Cancelled);
    }

    public void Trash(ShopOrder order, Instant at)
    {
        order.State = OrderState.Trashed;
        Stamp(order, at, Deed.Trashed);
    }

    /// <summary>Takes an order out of the trash, or undoes its cancellation.</summary>
    public void Restore(ShopOrder order, Instant at)
    {
        order.CancelledAt = null;
        order.State = order.PaidAt is null ? OrderState.Pending : OrderState.Processing;
        Stamp(order, at, Deed.Restored);
    }

    /// <summary>
    /// Gives back pieces of lines at what was paid for them; null when nothing of it is left to give.
    /// </summary>
    public Refund? RefundLines(ShopOrder order, IEnumerable<(OrderLine Line, int Quantity)> pieces, Instant at)
    {
        var lines = ImmutableArray.CreateBuilder<RefundLine>();
        foreach (var (line, wanted) in pieces)
        {
            var quantity = Math.Min(wanted, line.Quantity - Returned(order, line));
            if (quantity <= 0)
                continue;
            var total = decimal.Round(line.Total * quantity / line.Quantity, 2, MidpointRounding.AwayFromZero);
            var tax = Tax.Within(total, line.TaxRate);
            lines.Add(new RefundLine(shop.OtherIds.Next(), line.Id, quantity, total, tax));
        }

        var amount = Math.Min(lines.Sum(line => line.Total), order.Total - order.Refunded);
        return amount <= 0 ? null : Give(order, amount, lines.ToImmutable(), 0m, at);
    }

    /// <summary>Gives back money without naming lines; null when that much is not left.</summary>
    public Refund? RefundAmount(ShopOrder order, decimal amount, Instant at) =>
        amount <= 0 || amount > order.Total - order.Refunded ? null : Give(order, amount, [], 0m, at);

    /// <summary>Gives back all that is left, shipping included.</summary>
    public Refund? RefundRest(ShopOrder order, Instant at)
    {
        var rest = order.Total - order.Refunded;
        if (rest <= 0)
            return null;
        if (order.Refunds.Count > 0)
            return Give(order, rest, [], 0m, at);
        var lines = order.Lines.Select(line =>
            new RefundLine(shop.OtherIds.Next(), line.Id, line.Quantity, line.Total, line.TotalTax));
        return Give(order, rest, [.. lines], order.Shipping, at);
    }

    /// <summary>Changes a line as staff do in the order screen.</summary>
    public void EditLine(ShopOrder order, OrderLine line, int quantity, Instant at)
    {
        line.Discount = decimal.Round(line.Discount * quantity / line.Quantity, 2, MidpointRounding.AwayFromZero);
        line.Quantity = quantity;
        // WooCommerce does not stamp an order whose items alone were edited, and tells of it all the same.
        if (shop.Platform == SandboxPlatforms.Shopify)
            Stamp(order, at);
        else
            shop.Tell(Subject.Order, order.Id, Deed.Updated);
    }

    /// <summary>Somebody pressed save and changed nothing: the stamp moves all the same.</summary>
    public void Save(ShopOrder order) => Stamp(order, shop.Now);

    public static int Returned(ShopOrder order, OrderLine line) => order.Refunds
        .SelectMany(refund => refund.Lines)
        .Where(row => row.OrderLineId == line.Id)
        .Sum(row => row.Quantity);

    private Refund Give(ShopOrder order, decimal amount, ImmutableArray<RefundLine> lines, decimal shipping, Instant at)
    {
        var refund = new Refund(shop.OtherIds.Next(), at, amount, lines, shipping);
        order.Refunds.Add(refund);
        var all = order.Refunded >= order.Total;
        if (all && order.State is not OrderState.Cancelled)
            order.State = OrderState.Refunded;
        if (all || shop.Platform == SandboxPlatforms.Shopify || order.Id % UnstampedRefundEvery != 0)
            Stamp(order, at, Deed.Refunded);
        else
            shop.Tell(Subject.Order, order.Id, Deed.Refunded);
        return refund;
    }

    private void Stamp(ShopOrder order, Instant at, Deed deed = Deed.Updated)
    {
        shop.Touch(order, deed);
        order.UpdatedAt = at;
    }
}
