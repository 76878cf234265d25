using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Pull;

/// <summary>How far this shop has been read. Text to everybody else.</summary>
internal sealed record Watermark
{
    /// <summary>A watermark of another version is not understood: everything is read again.</summary>
    public const int CurrentVersion = 1;

    /// <summary>No list of changed orders was longer than a page.</summary>
    public static ImmutableSortedDictionary<string, CrowdMark> NoCrowds { get; } =
        ImmutableSortedDictionary.Create<string, CrowdMark>(StringComparer.Ordinal);

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

    /// <summary>How many accounts the shop had when it was last asked; null: not asked yet.</summary>
    public int? Accounts { get; init; }

    /// <summary>By the shop's clock, ISO: when what is held is to be read again. Null: not decided.</summary>
    public string? RoundDue { get; init; }

    /// <summary>Where that goes on; null: it is done.</summary>
    public RoundPosition? Round { get; init; }

    /// <summary>By the shop's clock, ISO: when odd records were last asked for again.</summary>
    public string? OddTried { get; init; }

    /// <summary>Records left out until they can be read.</summary>
    public ImmutableArray<OddRecord> Odd { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>This shop's lists show no refunds; every paid order is asked for its own.</summary>
    public bool RefundsHidden { get; init; }

    /// <summary>They do: nobody needs to look whether they hide them until tomorrow.</summary>
    public bool RefundsShown { get; init; }

    /// <summary>Orders of the overlap, id and fingerprint, so that each tick does not take them for news.</summary>
    public ImmutableSortedDictionary<long, string> Seen { get; init; } =
        ImmutableSortedDictionary<long, string>.Empty;

    /// <summary>By status: how long lists of changed orders looked; one call tells whether they still do.</summary>
    public ImmutableSortedDictionary<string, CrowdMark> Crowds { get; init; } = NoCrowds;

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
        Position is not null && Seen is not null && Crowds is not null && Round is not { Scan: null }
        && Odd.All(odd => long.TryParse(odd?.Id, out _))
        && (Time(Since) is not null || Phase == PullPhase.Customers);
}

/// <summary>The first read goes through these in order; after it the shop is live.</summary>
internal enum PullPhase { Customers, Orders, Trash, Live }

/// <summary>What is held is asked for again in these steps.</summary>
internal enum RoundStep { RecentOrders, Orders, Accounts }

/// <param name="PlacedAfter">ISO; of recent orders, the same for the whole round, or its pages would not fit.</param>
/// <param name="Scan">Within the recent orders.</param>
/// <param name="Behind">The last id asked for of those held; null: none yet.</param>
internal sealed record RoundPosition(RoundStep Step, string PlacedAfter, ScanPosition Scan, string? Behind);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Watermark))]
internal sealed partial class WatermarkJson : JsonSerializerContext;
