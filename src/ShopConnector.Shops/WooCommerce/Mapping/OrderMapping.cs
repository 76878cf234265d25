using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>An order as sent, together with what other requests told of its refunds and products.</summary>
internal sealed class OrderMapping(string shop, string? birthdayKey)
{
    private const string Cancelled = "cancelled";
    private const string Trash = "trash";
    private const string Refunded = "refunded";

    /// <summary>Whether refunds must be asked for: lists name only their sums, and some not even these.</summary>
    public static bool MayHaveRefunds(OrderRow row, bool hidden) =>
        !row.Refunds.IsEmpty || row.Status == Refunded || (hidden && row.Status is not ("pending" or "failed"));

    /// <summary>All was refunded, and the list shows no refund.</summary>
    public static bool HidesRefunds(OrderRow row) => row.Refunds.IsEmpty && row.Status == Refunded;

    public static bool IsCancelled(OrderRow row) => row.Status is Cancelled or Trash;

    /// <summary>A cart on its way through the checkout is no order yet.</summary>
    public static bool IsDraft(OrderRow row) => row.Status is "checkout-draft" or "auto-draft" or "draft" or "new";

    /// <exception cref="OddRecordException">Without this field the order cannot be understood.</exception>
    public PulledOrder Map(
        OrderRow row, IReadOnlyList<RefundRow> refunds, Func<long, ProductFacts> product, Instant now)
    {
        var billing = row.Billing;
        var order = Order(row, product, now);
        order = order with { Refunds = RefundMapping.Map(order, refunds) };
        var email = Email.OfOnePerson(Plain.Text(billing?.Email));
        var isGuest = row.CustomerId == 0;
        return new PulledOrder(
            order, isGuest ? null : Id(row.CustomerId), email, Plain.Gmt(row.DateModifiedGmt),
            // An order that was linked to an account later may still carry what it carried for the guest.
            isGuest || CardReading.HasAny(row.MetaData) ? CardReading.Of(row.MetaData) : null,
            isGuest && email is not null ? Guest(row, email) : null,
            CustomerMapping.NameOf(billing?.FirstName, billing?.LastName), row.Status == Trash);
    }

    private Order Order(OrderRow row, Func<long, ProductFacts> product, Instant now)
    {
        if (row.Id <= 0)
            throw new OddRecordException("id");

        var mark = OrderMarkMeta.Mark(row.MetaData);
        var placedAt = Plain.Gmt(row.DateCreatedGmt) ?? throw new OddRecordException("date_created_gmt");
        return new Order
        {
            Key = new OrderKey(shop, Id(row.Id)),
            PlacedAt = placedAt,
            PaidAt = Plain.Gmt(row.DatePaidGmt) ?? (IsPaidByStatus(row.Status, mark) ? placedAt : null),
            // WooCommerce does not say when; the first sighting is kept by whoever stores this.
            CancelledAt = IsCancelled(row) ? now : null,
            Currency = Plain.Text(row.Currency)?.ToUpperInvariant() ?? throw new OddRecordException("currency"),
            Total = row.Total ?? throw new OddRecordException("total"),
            Goods = row.LineItems.Sum(line => line.Total ?? 0),
            GoodsTax = row.LineItems.Sum(line => line.TotalTax ?? 0),
            Shipping = (row.ShippingTotal ?? 0) + (row.ShippingTax ?? 0),
            Channel = Plain.Text(row.CreatedVia),
            Lines = [.. row.LineItems.Select(line => Line(line, product))],
            DiscountCodes = [.. row.CouponLines.Select(line => Plain.Text(line.Code)).OfType<string>()],
            ShipTo = OrderHandling.ShipTo(row),
            Traces = OrderHandling.Traces(row),
            PaymentMethod = Plain.Text(row.PaymentMethod),
            Fulfilment = OrderHandling.Of(row.Status),
            Tags = OrderMarkMeta.Tags(row.MetaData),
            Mark = mark,
        };
    }

    /// <summary>An order that we keep from being sent is worth what it was worth before.</summary>
    private static bool IsPaidByStatus(string? status, OrderMark? mark) =>
        status is OrderHandling.Ready or "completed" or Refunded
        || (status == OrderHandling.Held && mark is { Held: true });

    private static OrderLine Line(LineRow line, Func<long, ProductFacts> product)
    {
        var facts = line.ProductId == 0 ? ProductFacts.Unknown : product(line.ProductId);
        return new OrderLine
        {
            Product = line.ProductId == 0 ? null : Id(line.ProductId),
            Vendor = facts.Brand,
            Type = facts.Category,
            Tags = facts.Tags,
            Quantity = line.Quantity ?? 0,
            Amount = (line.Total ?? 0) + (line.TotalTax ?? 0),
        };
    }

    private Customer Guest(OrderRow row, string email) => new()
    {
        Key = CustomerKey.Guest(shop, email),
        Email = email,
        IsCodeless = !EmailRules.CanRestrict(email),
        Country = Plain.Text(row.Billing?.Country),
        Region = Plain.Text(row.Billing?.State),
        City = Plain.Text(row.Billing?.City),
        Birthday = birthdayKey is null ? null : Plain.Date(row.MetaData.MetaText(birthdayKey)),
    };

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
