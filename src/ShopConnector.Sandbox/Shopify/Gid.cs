using System.Globalization;

namespace ShopConnector.Sandbox.Shopify;

/// <summary>Global ids: <c>gid://shopify/Customer/6801000000001</c>.</summary>
internal static class Gid
{
    private const string Start = "gid://shopify/";

    public static string Of(string type, long id) => string.Create(CultureInfo.InvariantCulture, $"{Start}{type}/{id}");

    /// <summary>The type and number; the number is -1 where there is none, which nothing has.</summary>
    public static (string Type, long Id) Read(string gid)
    {
        var parts = gid[(gid.IndexOf("//", StringComparison.Ordinal) + 2)..].Split('/', 3);
        var number = parts[2].Split('?')[0];
        return (parts[1], long.TryParse(number, CultureInfo.InvariantCulture, out var id) ? id : -1);
    }

    /// <summary>The number when the type is the one wanted, else null.</summary>
    public static long? Read(string gid, string type) => Read(gid) is var (found, id) && found == type ? id : null;
}
