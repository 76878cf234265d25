using System.Collections.Immutable;

namespace ShopConnector.Sandbox;

/// <summary>What one shop knows about how it was treated: the independent witness for tests and the demo.</summary>
public sealed record SandboxRecords
{
    /// <summary>Pairs of customer and tag that the merchant set and did not take away again.</summary>
    public required int ForeignTagsBefore { get; init; }

    /// <summary>How many of these pairs stand in the shop now.</summary>
    public required int ForeignTagsNow { get; init; }

    /// <summary>Accounts of buyers, without staff.</summary>
    public required int Customers { get; init; }

    /// <summary>Orders of any state, without drafts and damaged rows.</summary>
    public required int Orders { get; init; }

    /// <summary>API requests answered or broken off.</summary>
    public required long Requests { get; init; }

    public required long Writes { get; init; }

    /// <summary>Shopify points charged; 0 on WooCommerce.</summary>
    public required decimal Cost { get; init; }

    public required long Throttled { get; init; }

    /// <summary>Codes that work now and are bound to somebody, by that customer's id or e-mail (lower case).</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> LiveCodes { get; init; }
}
