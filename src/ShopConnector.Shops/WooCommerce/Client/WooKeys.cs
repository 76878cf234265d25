using System.Text;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>The key pair; a class, so that no <c>ToString</c> can show it.</summary>
internal sealed class WooKeys(string consumerKey, string consumerSecret)
{
    public string ConsumerKey => consumerKey;

    public string ConsumerSecret => consumerSecret;

    public string Basic { get; } =
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{consumerKey}:{consumerSecret}"));
}
