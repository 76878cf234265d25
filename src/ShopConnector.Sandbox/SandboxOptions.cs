using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.WooCommerce.Plugin;

namespace ShopConnector.Sandbox;

/// <summary>
/// Which shops to simulate, how large, and how badly they behave. The same options give the same shops.
/// </summary>
public sealed record SandboxOptions
{
    public const string UsualZone = "Europe/Amsterdam";

    public int Seed { get; init; } = 1;

    /// <summary>The shops' own clock starts here and can be advanced.</summary>
    public required IClock Clock { get; init; }

    public ImmutableArray<string> Platforms { get; init; } =
        [SandboxPlatforms.Shopify, SandboxPlatforms.WooCommerce];

    /// <summary>Accounts taken from the history over both shops; null: the whole slice. At least 1.</summary>
    public int? Customers { get; init; }

    /// <summary>Instead of the history an invented shop of this many customers.</summary>
    public int? SyntheticCustomers { get; init; }

    /// <summary>How many orders such a customer has on average.</summary>
    public int SyntheticOrdersPerCustomer { get; init; } = 5;

    /// <summary>The budget and the scopes of the Shopify shop.</summary>
    public ShopifyOptions Shopify { get; init; } = new();

    /// <summary>In which the shops live and WooCommerce tells local times; a name of the tz database.</summary>
    public string Zone { get; init; } = UsualZone;

    /// <summary>
    /// A WooCommerce shop that keeps its orders as posts, as all did before 2023: what changes only metadata leaves
    /// their time of change alone.
    /// </summary>
    public bool ClassicOrders { get; init; }

    /// <summary>The loyalty plugin on the WooCommerce shop.</summary>
    public CompanionPlugin Companion { get; init; }

    public SandboxLatency Latency { get; init; } = SandboxLatency.None;

    /// <summary>How much the host of a WooCommerce shop can do; null: as much as is asked of it.</summary>
    public SandboxHost? Host { get; init; }

    public SandboxFaults Faults { get; init; } = SandboxFaults.None;

    /// <summary>Port of the first shop, the next ones follow; 0: any free port.</summary>
    public int Port { get; init; }
}
