using System.Collections.Immutable;
using System.Globalization;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>A resource of an interface, mostly WooCommerce's own, and its parameters, in the order given.</summary>
internal sealed record WooQuery(string Path)
{
    /// <summary>The namespace below the REST root, with its last slash.</summary>
    public string Api { get; init; } = "wc/v3/";

    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; private init; } = [];

    public WooQuery With(string name, string value) =>
        this with { Parameters = Parameters.Add(KeyValuePair.Create(name, value)) };

    public WooQuery With(string name, long value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// RFC 3986: everything but letters, digits and <c>-._~/</c> is encoded. A slash may stand in a query, and
    /// WooCommerce only recognises one that does.
    /// </summary>
    public static string Encode(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(one =>
            $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"))
            .Replace("%2F", "/", StringComparison.Ordinal);
}
