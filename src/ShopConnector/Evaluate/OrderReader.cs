using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Evaluate;

/// <summary>Reads one order of a history file.</summary>
internal static class OrderReader
{
    public static Order Read(OrderJson json, FactReader member)
    {
        var facts = member.Within($"order {json.Shop}:{json.Id}");
        return new Order
        {
            Key = Key(json, facts),
            PlacedAt = facts.At(json.PlacedAt, "placedAt"),
            PaidAt = facts.OptionalAt(json.PaidAt, "paidAt"),
            CancelledAt = facts.OptionalAt(json.CancelledAt, "cancelledAt"),
            Test = json.Test ?? false,
            Currency = facts.Required(json.Currency, "currency", "EUR"),
            Total = facts.RequiredMoney(json.Total, "total"),
            Goods = facts.Money(json.Goods, "goods"),
            GoodsTax = facts.Money(json.GoodsTax, "goodsTax"),
            Shipping = facts.Money(json.Shipping, "shipping"),
            GiftCardsBought = facts.Money(json.GiftCardsBought, "giftCardsBought"),
            Channel = json.Channel,
            App = json.App,
            ShipTo = json.ShipTo is { } to
                ? new ShippingAddress(to.Country, to.Region, to.Postcode, to.City)
                : null,
            Lines = [.. (json.Lines ?? []).OfType<LineJson>().Select(line => Line(line, facts))],
            Refunds = Refunds(json, facts),
            DiscountCodes = FactReader.Texts(json.DiscountCodes),
            PaymentMethod = json.PaymentMethod,
            Risk = facts.OptionalChoice<OrderRisk>(json.Risk, "risk"),
            Fulfilment = facts.OptionalChoice<FulfilmentState>(json.Fulfilment, "fulfilment"),
            Tags = FactReader.Texts(json.Tags),
            Mark = json.Mark is { } mark ? Mark(mark, facts) : null,
            Traces = json.Traces is { } one
                ? new OrderTraces(Plain(one.Email), Plain(one.ShipTo), Plain(one.BillTo), Plain(one.Payment))
                : null,
        };
    }

    // Whatever the spelling, as of a shop; what is blank is the same as nothing, and never the same as another blank.
    private static string? Plain(string? trace) => string.IsNullOrWhiteSpace(trace)
        ? null
        : string.Join(' ', trace.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToLowerInvariant();

    private static OrderMark Mark(OrderMarkJson json, FactReader order) => new()
    {
        Tags = FactReader.Texts(json.Tags),
        Held = json.Held ?? false,
        Notes =
        [
            .. (json.Notes ?? []).OfType<OrderNoteJson>().Select(note => new OrderNote(
                order.Required(note.Rule, "rule of a note", "Verboden zone"), note.Text ?? "")),
        ],
    };

    /// <summary>Of a deleted order nothing counts any more, but whose code it carried.</summary>
    public static Order ReadDeleted(OrderJson json, FactReader member)
    {
        var facts = member.Within($"order {json.Shop}:{json.Id}");
        return new Order
        {
            Key = Key(json, facts),
            PlacedAt = facts.OptionalAt(json.PlacedAt, "placedAt") ?? Instant.MinValue,
            Currency = json.Currency ?? "",
            Total = 0m,
            DiscountCodes = FactReader.Texts(json.DiscountCodes),
        };
    }

    private static OrderKey Key(OrderJson json, FactReader facts) =>
        new(facts.Required(json.Shop, "shop", "atelier"), facts.Required(json.Id, "id", "1001"));

    private static OrderLine Line(LineJson json, FactReader order) => new()
    {
        Product = json.Product,
        Vendor = json.Vendor,
        Type = json.Type,
        Tags = FactReader.Texts(json.Tags),
        Quantity = order.OptionalNumber(json.Quantity, "quantity of a line", "2") ?? 0m,
        Amount = json.Amount is null ? null : order.Money(json.Amount, "amount of a line"),
    };

    private static ImmutableArray<Refund> Refunds(OrderJson json, FactReader order)
    {
        var refunds = ImmutableArray.CreateBuilder<Refund>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in (json.Refunds ?? []).OfType<RefundJson>())
        {
            var facts = order.Within($"refund {one.Id}");
            var refund = new Refund
            {
                Id = facts.Required(one.Id, "id", "r1"),
                At = facts.At(one.At, "at"),
                Total = facts.RequiredMoney(one.Total, "total"),
                Goods = facts.Money(one.Goods, "goods"),
                GoodsTax = facts.Money(one.GoodsTax, "goodsTax"),
            };
            if (refund.Id.Length > 0 && !seen.Add(refund.Id))
                facts.Problem(
                    $"is there twice and would make refund:{json.Shop}:{json.Id}:{refund.Id} twice; "
                    + "leave one of them out.");

            refunds.Add(refund);
        }

        return refunds.DrainToImmutable();
    }
}
