using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Households;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>Where an order goes, and whether it may still be kept from going there.</summary>
internal static class OrderHandling
{
    public const string Held = "on-hold";
    public const string Ready = "processing";

    /// <summary>
    /// A pending order is not ready: the payment that is under way would move it on, and the hold would be lost.
    /// </summary>
    public static FulfilmentState? Of(string? status) => status switch
    {
        Ready => FulfilmentState.Unfulfilled,
        Held => FulfilmentState.OnHold,
        "completed" => FulfilmentState.Fulfilled,
        _ => null,
    };

    /// <summary>The billing address counts where the shop asks for no other.</summary>
    public static ShippingAddress? ShipTo(OrderRow row) => Address(row.Shipping) ?? Address(row.Billing);

    /// <summary>
    /// Of a payment WooCommerce tells the method and the number of the transaction, and nothing that is the same twice.
    /// </summary>
    public static OrderTraces? Traces(OrderRow row)
    {
        var traces = new OrderTraces(ShipTo: Trace(row.Shipping), BillTo: Trace(row.Billing));
        return traces == new OrderTraces() ? null : traces;
    }

    private static string? Trace(AddressRow? row) => row is null ? null : AddressTrace.Of(
        Plain.Text(row.Country), Plain.Text(row.Postcode), Plain.Text(row.Street), Plain.Text(row.Addition));

    private static ShippingAddress? Address(AddressRow? row)
    {
        if (row is null)
            return null;

        var address = new ShippingAddress(
            Plain.Text(row.Country)?.ToUpperInvariant(), Plain.Text(row.State), Plain.Text(row.Postcode),
            Plain.Text(row.City));
        return address is { Country: null, Postcode: null, City: null } ? null : address;
    }
}
