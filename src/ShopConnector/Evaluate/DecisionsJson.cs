using System.Text.Json.Serialization;

namespace ShopConnector.Evaluate;

/// <summary>Decisions as the contract has them; what scripts read, so a name here never changes.</summary>
/// <param name="Notes">Left out where there is none.</param>
internal sealed record DecisionsJson(
    string At, IReadOnlyList<DecisionJson> Members, IReadOnlyList<string>? Notes = null);

internal sealed record DecisionJson
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Tier { get; init; }

    public required MetricsJson Metrics { get; init; }

    public required PointsJson Points { get; init; }

    public required IReadOnlyList<PostingJson> Postings { get; init; }

    /// <summary>Left out where there is none.</summary>
    public IReadOnlyList<RedemptionJson>? Redemptions { get; init; }

    public required IReadOnlyList<OfferJson> Offers { get; init; }

    public required IReadOnlyList<OrderVerdictJson> Orders { get; init; }

    public required IReadOnlyList<ReasonJson> Reasons { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? NextChange { get; init; }
}

internal sealed record MetricsJson
{
    public required int NumberOfOrders { get; init; }

    public required string AmountSpent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? FirstOrderDate { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? LastOrderDate { get; init; }
}

internal sealed record PointsJson
{
    public required long Balance { get; init; }

    public required long Pending { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ExpiryJson? NextExpiry { get; init; }
}

internal sealed record ExpiryJson(string At, long Points);

/// <summary>Tags, hold and notes as decided, now or earlier; nothing of it is done twice.</summary>
internal sealed record OrderVerdictJson
{
    public required string Shop { get; init; }

    public required string Id { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required bool Hold { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Note { get; init; }

    public required string Because { get; init; }
}

internal sealed record ReasonJson(string About, bool Holds, string Because);
