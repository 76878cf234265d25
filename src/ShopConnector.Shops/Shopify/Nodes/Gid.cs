namespace ShopConnector.Shops.Shopify.Nodes;

/// <summary>Shopify's global ids, <c>gid://shopify/Order/123</c>; everywhere else only the number is used.</summary>
internal static class Gid
{
    private const string Scheme = "gid://shopify/";

    public static string Number(string gid)
    {
        var end = gid.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? gid : gid[..end];
        return path[(path.LastIndexOf('/') + 1)..];
    }

    public static bool IsOrder(string gid) => gid.StartsWith(Order(""), StringComparison.Ordinal);

    public static bool IsCustomer(string gid) => gid.StartsWith(Customer(""), StringComparison.Ordinal);

    public static string Customer(string number) => $"{Scheme}Customer/{number}";

    public static string Order(string number) => $"{Scheme}Order/{number}";
}
