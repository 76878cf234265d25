using System.Text.Json.Serialization;

namespace ShopConnector.Shops.WooCommerce.Plugin;

/// <summary>What the companion plugin says of itself and of the site; its readme.txt describes each field.</summary>
internal sealed record PluginHealth
{
    public string? Plugin { get; init; }

    public string? Wordpress { get; init; }

    public string? Woocommerce { get; init; }

    public string? Php { get; init; }

    public bool Hpos { get; init; }

    public bool BlockCheckout { get; init; }

    public bool PageCache { get; init; }

    public bool ObjectCache { get; init; }

    public int MembersAtMost { get; init; }

    /// <summary>Rules for the checkout that the merchant made.</summary>
    public int Rules { get; init; }

    /// <summary>The shop's clock, in seconds since 1970.</summary>
    public long Time { get; init; }
}

/// <param name="Results">One for each member of the push, in their order.</param>
internal sealed record PushAnswer(IReadOnlyList<PushResult>? Results);

/// <param name="Status">written, unchanged, stale, unknown or refused.</param>
internal sealed record PushResult(string? Status, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PluginHealth))]
[JsonSerializable(typeof(PushAnswer))]
internal sealed partial class PluginJson : JsonSerializerContext;
