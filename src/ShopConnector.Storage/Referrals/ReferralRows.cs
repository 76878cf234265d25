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

/// <param name="Id">Of the friend's order with the code.</param>
/// <param name="Body">Of another order of the same friend.</param>
internal sealed record FriendPurchaseRow(string Shop, string Id, long? CancelledAt, string Body);

/// <param name="Body">Of the entitlement with the code.</param>
internal sealed record RivalCodeRow(string MemberId, string Shop, string Id, string Code, string Body);
