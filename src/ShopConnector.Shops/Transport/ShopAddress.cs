using ShopConnector.Sync;

namespace ShopConnector.Shops.Transport;

/// <summary>
/// The address of a shop from its setting. Everything but https is refused, except on this machine or when plain http
/// was allowed in so many words.
/// </summary>
internal static class ShopAddress
{
    private const string Operation = "address";
    private const string Example = "Write it like https://shop.example.";

    /// <summary>The root, with a trailing slash, without query, fragment and user info.</summary>
    public static Uri Parse(string shop, string url, bool allowPlainHttp = false)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw new ShopException(shop, Operation, "the setting Url is not an address.", Example);

        if (address.UserInfo.Length > 0)
        {
            throw new ShopException(
                shop, Operation, "the setting Url holds a user name or password.",
                "Take it out; credentials have settings of their own.");
        }

        if (!IsAllowed(address, allowPlainHttp))
        {
            throw new ShopException(
                shop, Operation, $"{address.Scheme}://{address.Host} is not encrypted.",
                "Use https; plain http is accepted only for a loopback address.");
        }

        return new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    private static bool IsAllowed(Uri address, bool allowPlainHttp) =>
        address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp && (allowPlainHttp || address.IsLoopback));
}
