namespace ShopConnector.Storage.Members;

internal sealed record DueRow
{
    public string Id { get; init; } = "";

    public string MemberId { get; init; } = "";

    public long DueAt { get; init; }

    public long IsFirst { get; init; }
}

internal sealed record HeldCustomerRow
{
    public string Shop { get; init; } = "";

    public string Id { get; init; } = "";

    public string MemberId { get; init; } = "";

    public long Guest { get; init; }

    public string? DisplayName { get; init; }

    public long IsStaff { get; init; }

    public string? Body { get; init; }

    public string? Card { get; init; }

    public long TagsOnCard { get; init; }

    public long? DueAt { get; init; }

    public long Gone { get; init; }
}

internal sealed record HeldOrderRow
{
    public string MemberId { get; init; } = "";

    public string Shop { get; init; } = "";

    public string CustomerId { get; init; } = "";

    public string Id { get; init; } = "";

    public long? CancelledAt { get; init; }

    public long Deleted { get; init; }

    public string Body { get; init; } = "";

    public string? Card { get; init; }

    public string? Buyer { get; init; }

    public string? Marks { get; init; }
}

internal sealed record PostingRow
{
    public string MemberId { get; init; } = "";

    public string Shop { get; init; } = "";

    public string CustomerId { get; init; } = "";

    public string Source { get; init; } = "";

    public string Body { get; init; } = "";
}

internal sealed record EntitlementRow
{
    public string MemberId { get; init; } = "";

    public string State { get; init; } = "";

    public string? Code { get; init; }

    /// <summary>1 of a code for the member's friends.</summary>
    public long Friends { get; init; }

    public string Body { get; init; } = "";
}

internal sealed record TagRow
{
    public string Shop { get; init; } = "";

    public string CustomerId { get; init; } = "";

    public string Tag { get; init; } = "";
}
