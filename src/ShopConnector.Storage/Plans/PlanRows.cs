using NodaTime;
using ShopConnector.Storage.Json;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Plans;

internal sealed record PlanRow
{
    public long Id { get; init; }

    public string Shop { get; init; } = "";

    public long MadeAt { get; init; }

    public string Fingerprint { get; init; } = "";

    public long Generation { get; init; }

    public string? Totals { get; init; }

    public long Shown { get; init; }

    public StoredPlan ToPlan() => new(
        Id, new PlanHeader(Shop, Instant.FromUnixTimeTicks(MadeAt), Fingerprint),
        Totals is null ? null : Column.Read<PlanTotals>(Totals), Shown == 1);
}

internal sealed record PlanLineRow
{
    public long Line { get; init; }

    public string Body { get; init; } = "";
}

internal sealed record TotalsRow
{
    public long Customers { get; init; }

    public long Guests { get; init; }

    public long Orders { get; init; }

    public long Members { get; init; }

    public long OwnedTags { get; init; }

    public long Postings { get; init; }

    public long Balance { get; init; }

    public ShopTotals ToTotals() => new(Customers, Guests, Orders, Members, OwnedTags, Postings, Balance);
}

internal sealed record PromisesRow
{
    public string Offer { get; init; } = "";

    public long Promises { get; init; }

    public long Amounts { get; init; }

    public long Cents { get; init; }
}
