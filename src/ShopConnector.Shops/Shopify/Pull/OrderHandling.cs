using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>Where an order goes, how it was paid, how risky it is, and whether it may still be held.</summary>
internal static class OrderHandling
{
    private const string GiftCard = "gift_card";

    public static ShippingAddress? ShipTo(OrderNode node) => node.ShippingAddress is { } to
        ? new ShippingAddress(to.CountryCodeV2, to.ProvinceCode, to.Zip, to.City)
        : null;

    /// <summary>A gift card pays a part; what paid the rest says more.</summary>
    public static string? PaymentMethod(OrderNode node) =>
        node.PaymentGatewayNames?.OrderBy(name => name == GiftCard).FirstOrDefault();

    /// <summary>The worst of several ratings; NONE and PENDING say nothing.</summary>
    public static OrderRisk? Risk(OrderNode node) => node.Risk?.Assessments.Max(rating => rating.RiskLevel switch
    {
        "LOW" => OrderRisk.Low,
        "MEDIUM" => OrderRisk.Medium,
        "HIGH" => OrderRisk.High,
        _ => (OrderRisk?)null,
    });

    /// <summary>What a warehouse has been asked for, or works on, can no longer be held by us.</summary>
    public static FulfilmentState? Fulfilment(OrderNode node) => node.DisplayFulfillmentStatus switch
    {
        "UNFULFILLED" or "OPEN" or "SCHEDULED" => FulfilmentState.Unfulfilled,
        "ON_HOLD" => FulfilmentState.OnHold,
        "FULFILLED" or "PARTIALLY_FULFILLED" => FulfilmentState.Fulfilled,
        _ => null,
    };
}
