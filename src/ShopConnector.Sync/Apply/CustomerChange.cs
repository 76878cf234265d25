using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// Everything one run wants to write on one customer; one line of a plan. Plain data: it is stored as JSON.
/// </summary>
public sealed record CustomerChange
{
    public required CustomerKey Customer { get; init; }

    /// <summary>Normalised; codes on WooCommerce are restricted to it.</summary>
    public string? Email { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>
    /// The member also buys as a guest, with another account or in another shop: whoever holds this account did not
    /// earn all of it alone.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>The shop has it no more: only its codes are left to retire, and another may hold them now.</summary>
    public bool IsGone { get; init; }

    /// <summary>
    /// Only tags of ours; never a foreign one. The most valuable first, for a shop that has not room for all of them.
    /// On WooCommerce the adapter writes <see cref="OwnTags"/> whole instead.
    /// </summary>
    public ImmutableArray<string> AddTags { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<string> RemoveTags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>All tags of ours the customer shall carry afterwards, in the programme's order.</summary>
    public ImmutableArray<string> OwnTags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Fields to set, or to remove where <see cref="FieldChange.To"/> is null.</summary>
    public ImmutableArray<FieldChange> Fields { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<CodeToIssue> Issue { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<CodeToRetire> Retire { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>WooCommerce guests: the order that carries the values. Null for accounts.</summary>
    public string? CarrierOrder { get; init; }

    /// <summary>WooCommerce: orders that carried the values before and shall carry none.</summary>
    public ImmutableArray<string> ClearOrders { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What order rules want done with orders; of one customer of a member, for all of them.</summary>
    public ImmutableArray<OrderChange> Orders { get => field.IsDefault ? [] : field; init; } = [];

    public bool IsEmpty => !ChangesCustomer && Orders.IsEmpty;

    /// <summary>False: only orders change, so that also staff, and guests of any platform, may stand here.</summary>
    public bool ChangesCustomer =>
        !AddTags.IsEmpty || !RemoveTags.IsEmpty || !Fields.IsEmpty || !Issue.IsEmpty || !Retire.IsEmpty
        || !ClearOrders.IsEmpty;
}

/// <summary>
/// Tags = the field that holds our tags on a platform without tags; its values are JSON arrays. NextTier = what is
/// missing to the next tier, its currency and name, such as <c>120.50 EUR Goud</c>; on WooCommerce only.
/// </summary>
public enum CardField { Tags, Points, PointsPending, Tier, OfferCode, OfferUntil, ReferralCode, NextTier }

public sealed record FieldChange(CardField Field, string? From, string? To)
{
    /// <summary>The shop's own mark of the version that holds <see cref="From"/>; null: not known.</summary>
    public string? Digest { get; init; }
}

/// <param name="Code">Deterministic; when taken, adopt it only if it is ours (same title and customer).</param>
/// <param name="Title">Names the offer; shown to staff.</param>
/// <param name="EndsAt">First instant at which it no longer works: the start of a day in the programme's zone.</param>
/// <param name="LastDay">The last day on which it works, in the programme's zone.</param>
public sealed record CodeToIssue(
    string Entitlement, string Code, string Title, CodeTerms Terms,
    Instant StartsAt, Instant EndsAt, LocalDate LastDay)
{
    /// <summary>
    /// ISO 4217, of the amounts in <see cref="Terms"/>: the programme's. A shop that sells in another one, or a plan
    /// that does not say, gets no code with amounts in it.
    /// </summary>
    public string? Currency { get; init; }

    /// <summary>
    /// For whomever the customer gives it to: each may use it once, and any number of them. False: the customer alone,
    /// once.
    /// </summary>
    public bool ForFriends { get; init; }
}

/// <param name="As">What its entitlement becomes once the shop has confirmed it.</param>
public sealed record CodeToRetire(
    string Entitlement, string Code, EntitlementState As = EntitlementState.Ended)
{
    /// <summary>As of <see cref="CodeToIssue"/>.</summary>
    public bool ForFriends { get; init; }
}
