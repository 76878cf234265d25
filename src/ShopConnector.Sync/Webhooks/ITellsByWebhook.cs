using System.Security.Cryptography;
using System.Text;
using ShopConnector.Sync.Check;

namespace ShopConnector.Sync.Webhooks;

/// <summary>
/// A shop that can be asked to tell of changes by itself. Optional: without it the schedule finds them.
/// </summary>
public interface ITellsByWebhook
{
    /// <summary>
    /// Makes what is missing, mends what differs, takes away what is there twice or not needed. Touches only
    /// subscriptions that are ours by their address, or by the name we give them.
    /// </summary>
    Task<WebhookAudit> MendAsync(WebhookAddress address, CancellationToken ct);

    /// <summary>The same look, changing nothing, for <c>check</c>.</summary>
    Task<CheckLine> CheckWebhooksAsync(WebhookAddress address, CancellationToken ct);
}

/// <param name="Url">Where this shop's webhooks are to come in; null: nowhere any more, so ours are taken away.</param>
/// <param name="Secret">With which they are to be signed, where the platform lets us choose.</param>
public sealed record WebhookAddress(Uri? Url, string Secret)
{
    private const int TagLength = 8;

    /// <summary>
    /// Stands in the names of ours: tells them from those of another installation, and one secret from another, for no
    /// platform shows a secret again.
    /// </summary>
    public string Tag { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)))[..TagLength];

    // A record prints its properties, and one of these is a secret.
    public override string ToString() => Url?.ToString() ?? "(nowhere)";
}

/// <param name="Kept">Subscriptions that were as they should be.</param>
/// <param name="Refused">What the shop would not do, as sentences; each stands for one topic.</param>
public sealed record WebhookAudit(int Kept, int Made, int Mended, int Removed, IReadOnlyList<string> Refused)
{
    public bool ChangedSomething => Made + Mended + Removed > 0;
}
