using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox.Shopify.Access;
using ShopConnector.Sandbox.Shopify.Schema;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>What a resolver may look at besides its source.</summary>
internal sealed record FieldContext(
    RequestContext Request, IReadOnlyDictionary<string, object?> Arguments, ImmutableArray<object> Path)
{
    public ShopState Shop => Request.Shop;

    public ShopifyState State => Request.State;

    public Instant Now => Shop.Now;
}

/// <summary>One API request; lives as long as its answer is being made, under the shop's gate.</summary>
/// <param name="BaseUrl">Where the shop is reached, without a slash at its end.</param>
/// <param name="IsBulk">Connections give all they have: a bulk operation runs.</param>
/// <param name="Version">As the caller named it in the address.</param>
internal sealed record RequestContext(
    ShopState Shop, ShopifyState State, Caller Caller, string BaseUrl, bool IsBulk = false,
    string Version = AdminSchema.Version)
{
    private ILookup<long, ShopOrder>? _ordersByCustomer;

    /// <summary>Every order of an account; sorted out once per request, not once per customer of a page.</summary>
    public IEnumerable<ShopOrder> OrdersOf(ShopCustomer customer) =>
        (_ordersByCustomer ??= Shop.Orders.Values
            .Where(order => order is { Unreadable: false, State: not (OrderState.Draft or OrderState.Trashed) })
            .ToLookup(order => order.CustomerId ?? 0))[customer.Id];

    /// <summary>What <c>extensions.search</c> tells of queries that were not understood in full.</summary>
    public JsonArray SearchNotes { get; } = [];
}
