namespace ShopConnector.Storage.Referrals;

internal sealed record ReferralRow
{
    public string MemberId { get; init; } = "";

    public string Shop { get; init; } = "";

    public string Id { get; init; } = "";

    public string? CustomerId { get; init; }

    public long? CancelledAt { get; init; }

    public long Deleted { get; init; }

    public string Body { get; init; } = "";

    /// <summary>Null: nobody's, or its customer has not arrived yet.</summary>
    public string? Friend { get; init; }
}

internal sealed record FriendPurchaseRow
{
    public string Shop { get; init; } = "";

    public string Id { get; init; } = "";

    public string OtherShop { get; init; } = "";

    public string OtherId { get; init; } = "";

    public long PlacedAt { get; init; }

    public long BoughtAt { get; init; }
}
