using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.WooCommerce.Rest;

namespace ShopConnector.Sandbox.WooCommerce.Plugin;

/// <summary>
/// The signature of a push: hexadecimal HMAC-SHA256 of the time, a line feed and the raw body, by the key's secret.
/// </summary>
internal sealed class PushDoor(ShopState shop, SandboxCredentials keys)
{
    private const long SecondsApart = 300;

    /// <exception cref="WooError">The push is not signed, or not lately.</exception>
    public void Admit(WooRequest request)
    {
        var time = request.Header("X-ShopConnector-Timestamp");
        var signature = request.Header("X-ShopConnector-Signature");
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || signature.Length != SHA256.HashSizeInBytes * 2)
            throw Refused("The headers X-ShopConnector-Timestamp and X-ShopConnector-Signature are missing.");
        if (Math.Abs(shop.Now.ToUnixTimeSeconds() - seconds) > SecondsApart)
            throw Refused($"The clocks differ by more than {SecondsApart} seconds.");
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(keys.ConsumerSecret!), Encoding.UTF8.GetBytes($"{time}\n{request.Raw}")));
        if (signature != expected)
            throw Refused("The signature does not match.");
    }

    private static WooError Refused(string message) => new(401, "shopconnector_signature", message);
}
