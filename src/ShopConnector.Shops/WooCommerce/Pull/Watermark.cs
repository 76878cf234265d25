using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>How far this shop has been read. Text to everybody else.</summary>
internal sealed record Watermark
{
    /// <summary>A watermark of another version is not understood: everything is read again.</summary>
    public const int CurrentVersion = 1;

    public static Watermark Start { get; } = new() { Position = ScanPosition.Start };

    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    public PullPhase Phase { get; init; }

    /// <summary>Within the phase; without meaning once live.</summary>
    public ScanPosition Position { get; init; } = ScanPosition.Start;

    /// <summary>By the shop's clock, ISO: orders modified before this are read.</summary>
    public string? Since { get; init; }

    /// <summary>Accounts up to this id are known.</summary>
    public long NewestCustomer { get; init; }

    /// <summary>Where the rolling rescan of the accounts goes on.</summary>
    public int Rescan { get; init; }

    /// <summary>By the shop's clock, ISO: when its recent orders were last read again whole.</summary>
    public string? Swept { get; init; }

    /// <summary>This shop's lists show no refunds; every paid order is asked for its own.</summary>
    public bool RefundsHidden { get; init; }

    /// <summary>Orders of the overlap, id and fingerprint, so that each tick does not take them for news.</summary>
    public ImmutableSortedDictionary<long, string> Seen { get; init; } =
        ImmutableSortedDictionary<long, string>.Empty;

    public static string Iso(Instant instant) => InstantPattern.General.Format(instant);

    public static Instant? Time(string? iso) =>
        iso is not null && InstantPattern.General.Parse(iso) is { Success: true } parsed ? parsed.Value : null;

    public override string ToString() => JsonSerializer.Serialize(this, WatermarkJson.Default.Watermark);

    /// <summary>Null when it is none of ours.</summary>
    public static Watermark? Parse(string text)
    {
        try
        {
            var watermark = JsonSerializer.Deserialize(text, WatermarkJson.Default.Watermark);
            return watermark?.Version == CurrentVersion && watermark.IsComplete() ? watermark : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsComplete() =>
        Position is not null && Seen is not null
        && (Time(Since) is not null || Phase == PullPhase.Customers);
}

/// <summary>The first read goes through these in order; after it the shop is live.</summary>
internal enum PullPhase { Customers, Orders, Trash, Live }

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Watermark))]
internal sealed partial class WatermarkJson : JsonSerializerContext;
