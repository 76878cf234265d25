using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Households;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>By what an order is known to come from the household of another; null where nothing is known.</summary>
internal static class OrderHousehold
{
    public static OrderTraces? Of(OrderNode node)
    {
        var traces = new OrderTraces(
            ShipTo: Address(node.ShippingAddress), BillTo: Address(node.BillingAddress),
            Payment: node.Transactions.Select(one => Card(one.PaymentDetails)).OfType<string>().FirstOrDefault());
        return traces == new OrderTraces() ? null : traces;
    }

    private static string? Address(AddressNode? node) =>
        node is null ? null : AddressTrace.Of(node.CountryCodeV2, node.Zip, node.Address1, node.Address2);

    // All four together: the last digits alone are those of many cards. A wallet or a transfer names none of them.
    private static string? Card(CardNode? card) =>
        card is { Bin: { Length: > 0 } bin, Number: { Length: > 0 } number }
            ? $"{bin} {number[^Math.Min(number.Length, DigitsShown)..]} {card.ExpirationMonth}/{card.ExpirationYear}"
            : null;

    private const int DigitsShown = 4;
}
