using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Sync.Pull;

/// <summary>A bounded piece of what the shop knows; stored in one transaction together with its watermark.</summary>
public sealed record PullPage
{
    public ImmutableArray<PulledCustomer> Customers { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<PulledOrder> Orders { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Ids the shop no longer knows.</summary>
    public ImmutableArray<string> DeletedOrders { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<string> DeletedCustomers { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Accounts that the shop said were merged into another one; they count once they are gone.</summary>
    public ImmutableArray<MergedCustomer> Merged { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>All that is known to be odd by now; a record leaves the list once it is read.</summary>
    public ImmutableArray<OddRecord> Odd { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Opaque to everybody but the adapter; null: not complete up to any new point yet.</summary>
    public string? Watermark { get; init; }
}

/// <param name="Id">Of the account that is no more.</param>
public readonly record struct MergedCustomer(string Id, string KeptId);

/// <param name="Card">What we, or anybody, have written on this customer so far.</param>
/// <param name="IsStaff">Staff accounts carry nothing.</param>
/// <param name="DisplayName">For people; never logged.</param>
/// <param name="UpdatedAt">
/// By the shop's clock; an older version never overwrites a newer one. Null: unknown, always taken.
/// </param>
public sealed record PulledCustomer(
    Customer Customer, LoyaltyCard Card, string? DisplayName, Instant? UpdatedAt, bool IsStaff = false);

/// <param name="CustomerId">
/// The account; null for a guest, who is known by <paramref name="Email"/>, or by nothing.
/// </param>
/// <param name="Card">What the order carries for a guest (WooCommerce); null where orders carry nothing.</param>
/// <param name="Guest">For a guest: what the order says of the buyer (e-mail, country, language, birthday).</param>
/// <param name="IsTrashed">It lies in the shop's trash: cancelled, and it carries nothing any more.</param>
public sealed record PulledOrder(
    Order Order, string? CustomerId, string? Email, Instant? UpdatedAt, LoyaltyCard? Card = null,
    Customer? Guest = null, string? DisplayName = null, bool IsTrashed = false);
