namespace ShopConnector.Sandbox.Shops;

/// <summary>
/// Where an order stands, in WooCommerce's terms. A Shopify shop is born without Draft, Trashed and Refunded: there the
/// facts on the order (paid, cancelled, refunds) say it all.
/// </summary>
internal enum OrderState
{
    Draft,
    Pending,
    OnHold,
    Failed,
    Processing,
    Completed,
    Refunded,
    Cancelled,
    Trashed,
}
