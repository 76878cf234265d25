using System.Globalization;
using System.Text.RegularExpressions;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Storefront;

/// <summary>
/// The shop's theme around a page, and as much Liquid as it takes to see what an app lets slip into it: a value that is
/// not escaped shows what it should not.
/// </summary>
internal static partial class Theme
{
    private static readonly string s_layout = EmbeddedFile.Text("theme.html");

    public static string Around(ShopState shop, ShopCustomer? customer, string page)
    {
        var rendered = Output().Replace(page, match => match.Groups["name"].Value switch
        {
            "shop.name" => shop.Name,
            "customer.email" => customer?.Email ?? "",
            "customer.id" => customer?.Id.ToString(CultureInfo.InvariantCulture) ?? "",
            _ => "",
        });
        return s_layout.Replace("@shop", shop.Name, StringComparison.Ordinal)
            .Replace("@content", Tag().Replace(rendered, ""), StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"\{\{-?\s*(?<name>[^}|]*?)\s*(\|[^}]*)?-?\}\}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Output();

    [GeneratedRegex(
        @"\{%.*?%\}",
        RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
