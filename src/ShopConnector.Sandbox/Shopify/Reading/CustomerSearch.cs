using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Search;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>What customers can be searched and sorted by.</summary>
internal static class CustomerSearch
{
    public static SearchFields<ShopCustomer> Fields(FieldContext context) =>
        new SearchFields<ShopCustomer>(context.Shop.Zone, (customer, text) => Words(customer, text))
            .Number("id", customer => customer.Id)
            .Text("email", customer => [customer.Email?.Trim()])
            .Text("first_name", customer => [customer.FirstName])
            .Text("last_name", customer => [customer.LastName])
            .Text("tag", customer => customer.Tags)
            .Text("state", _ => ["DISABLED"])
            .Text("country", customer => [customer.Address.Country])
            // Unlike orders, customers are matched by whole days: callers must overlap and compare for themselves.
            .Day("updated_at", customer => customer.UpdatedAt)
            .Day("customer_date", customer => customer.CreatedAt)
            .Number("orders_count", customer => context.Request.OrdersOf(customer).Count())
            .Number("total_spent", customer => CustomerFields.Spent(context.Request.OrdersOf(customer)));

    public static Func<ShopCustomer, SortValue> Order(FieldContext context) => context.Arguments.Text("sortKey") switch
    {
        "CREATED_AT" => customer => SortValue.Of(customer.CreatedAt.ToUnixTimeMilliseconds(), customer.Id),
        "UPDATED_AT" => customer => SortValue.Of(customer.UpdatedAt.ToUnixTimeMilliseconds(), customer.Id),
        "NAME" => customer => SortValue.Of(
            $"{customer.LastName}, {customer.FirstName}".ToUpperInvariant(), customer.Id),
        "LOCATION" => customer => SortValue.Of($"{customer.Address.Country}, {customer.Address.City}", customer.Id),
        _ => customer => SortValue.Of(customer.Id, customer.Id),
    };

    private static bool Words(ShopCustomer customer, string text)
    {
        var word = text.TrimEnd('*');
        return Starts(customer.FirstName) || Starts(customer.LastName) || Starts(customer.Email ?? "");

        bool Starts(string value) => value.Trim().StartsWith(word, StringComparison.OrdinalIgnoreCase);
    }
}
