using System.Text.RegularExpressions;
using ShopConnector.Sync;

namespace ShopConnector.Webhooks;

/// <summary>
/// When a webhook is switched on, WooCommerce sends a form with its number, unsigned, and keeps the webhook only when
/// that is answered. It says nothing of the shop, so answering it does nothing.
/// </summary>
internal static partial class ActivationPing
{
    private const int Longest = 40;

    public static bool Is(WebhookShop shop, Delivery delivery) =>
        shop.Platform == Platform.WooCommerce && delivery.Signature is null && delivery.Body.Length <= Longest
        && Form().IsMatch(System.Text.Encoding.UTF8.GetString(delivery.Body.Span));

    [GeneratedRegex(@"^webhook_id=[0-9]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form();
}
