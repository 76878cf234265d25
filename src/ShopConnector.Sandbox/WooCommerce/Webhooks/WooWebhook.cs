using NodaTime;

namespace ShopConnector.Sandbox.WooCommerce.Webhooks;

/// <summary>One webhook as WooCommerce keeps it. Change it under the shop's gate.</summary>
internal sealed class WooWebhook
{
    public required long Id { get; init; }

    public string Name { get; set; } = "";

    public required string Topic { get; set; }

    public required string DeliveryUrl { get; set; }

    /// <summary>Never shown again.</summary>
    public string Secret { get; set; } = "";

    /// <summary><c>active</c>, <c>paused</c> or <c>disabled</c>.</summary>
    public string Status { get; set; } = "active";

    public int FailuresInARow { get; set; }

    public required Instant CreatedAt { get; init; }
}
