using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox;

/// <summary>The oracle: accounts of buyers and orders as they stand, against which a copy is compared.</summary>
public sealed record SandboxTruth(ImmutableArray<TrueCustomer> Customers, ImmutableArray<TrueOrder> Orders)
{
    internal static SandboxTruth Of(ShopState shop, IShopFace face) => new(
        [.. shop.Customers.Values.Where(customer => !customer.IsStaff).Select(customer =>
            new TrueCustomer(Id(customer.Id), customer.Email, [.. face.TagsOf(customer)]))],
        [.. shop.Orders.Values.Where(order => order is { Unreadable: false, State: not OrderState.Draft }).Select(Of)]);

    private static TrueOrder Of(ShopOrder order) => new(
        Id(order.Id), order.CustomerId is { } customer ? Id(customer) : null, order.Email, order.Total, order.Refunded,
        order.PaidAt is not null, order.CancelledAt is not null, order.Lines.Sum(line => line.Quantity));

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Email">As typed.</param>
public sealed record TrueCustomer(string Id, string? Email, ImmutableArray<string> Tags);

/// <param name="Customer">The account; null: a guest's.</param>
/// <param name="Pieces">Of all lines, as they were ordered.</param>
public sealed record TrueOrder(
    string Id, string? Customer, string? Email, decimal Total, decimal Refunded, bool IsPaid, bool IsCancelled,
    int Pieces);
