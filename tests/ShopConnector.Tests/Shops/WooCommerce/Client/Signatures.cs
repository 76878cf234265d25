using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

internal static class Signatures
{
    /// <summary>What WooCommerce makes of the parameters it received, for an address as it knows it.</summary>
    public static string Expected(StubWoo.Asked asked, string address)
    {
        var query = HttpUtility.ParseQueryString(asked.Uri.Query);
        var pairs = query.AllKeys.Where(name => name != "oauth_signature")
            .Order(StringComparer.Ordinal)
            .Select(name => $"{Uri.EscapeDataString(name!)}={Uri.EscapeDataString(query[name]!)}");
        var text = $"{asked.Method}&{Uri.EscapeDataString(address)}&{Uri.EscapeDataString(string.Join('&', pairs))}";
        return Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.ASCII.GetBytes("cs_1&"), Encoding.ASCII.GetBytes(text)));
    }
}
