using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Plan;

/// <summary>One member as stored: the history to evaluate and what each shop shows of it now.</summary>
/// <param name="Customers">Those of the history, then those that are gone and still have something to settle.</param>
public sealed record StoredMember(MemberHistory History, ImmutableArray<HeldCustomer> Customers)
{
    /// <summary>Of the history's entitlements those that only the shop remembers: to be stored.</summary>
    public ImmutableArray<Entitlement> Recalled { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>More than one customer makes up the member.</summary>
    public bool IsShared => Customers.Count(customer => !customer.IsGone) > 1;
}

/// <summary>A customer of one shop with what it carries now, and what of that is ours.</summary>
public sealed record HeldCustomer
{
    public required CustomerKey Key { get; init; }

    public string? Email { get; init; }

    public string? DisplayName { get; init; }

    public bool IsStaff { get; init; }

    /// <summary>The shop has it no more; only a code of it may be left to be retired.</summary>
    public bool IsGone { get; init; }

    /// <summary>For a guest, the card on the carrier order.</summary>
    public required LoyaltyCard Card { get; init; }

    /// <summary>Tags we added, or sent an intent to add, and have not removed since.</summary>
    public ImmutableArray<string> OwnedTags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// Guests: the newest order without an account that is not in the trash, if any. Null for accounts.
    /// </summary>
    public string? CarrierOrder { get; init; }

    /// <summary>Orders of this customer that carry values although they should carry none.</summary>
    public ImmutableArray<string> StrayOrders { get => field.IsDefault ? [] : field; init; } = [];

    public Instant? DueAt { get; init; }
}
