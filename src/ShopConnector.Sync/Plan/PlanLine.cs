using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Sync.Plan;

/// <summary>
/// One customer of a plan: what to write in the shop and what to commit in the ledger beside it. Plain data, stored as
/// JSON. A line may have nothing to write and still carry postings and the next due instant.
/// </summary>
public sealed record PlanLine
{
    public required CustomerKey Customer { get; init; }

    public required string MemberId { get; init; }

    /// <summary>Null: the shop already shows everything.</summary>
    public CustomerChange? Change { get; init; }

    /// <summary>Postings the ledger does not hold yet.</summary>
    public ImmutableArray<Posting> Postings { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Redemptions that the programme makes by itself; each has its entitlement on the same line.</summary>
    public ImmutableArray<Redemption> Redemptions { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Entitlements that are new or whose state changed.</summary>
    public ImmutableArray<Entitlement> Entitlements { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// What its new entitlements count against. A plan counts when it begins; another shop's may have given out the
    /// rest meanwhile, so it is counted once more where the line is stored.
    /// </summary>
    public ImmutableArray<BudgetedOffer> Budgets { get => field.IsDefault ? [] : field; init; } = [];

    public Instant? NextChange { get; init; }
}

public sealed record PlanHeader(string Shop, Instant At, string Fingerprint);

/// <param name="OwnedTags">Tags of ours in the shop before the plan: the brake measures removals against them.</param>
public sealed record PlanTotals(
    long Customers, long CustomersTouched, long TagsAdded, long TagsRemoved, long OwnedTags, long Fields,
    long CodesIssued, long CodesRetired, long Postings)
{
    /// <summary>Orders that order rules touch.</summary>
    public long Orders { get; init; }

    /// <summary>Of these the ones kept from being sent; the brake looks at them.</summary>
    public long OrdersHeld { get; init; }
}

public sealed record StoredPlan(long Id, PlanHeader Header, PlanTotals? Totals, bool Shown);

public sealed record ShopTotals(
    long Customers, long Guests, long Orders, long Members, long OwnedTags, long Postings, long Balance);
