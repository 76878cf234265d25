using System.Collections.Immutable;
using NodaTime;

namespace ShopConnector.Sync.Webhooks;

/// <summary>
/// What a shop asks by law or says once. Unlike a hint it is kept until it is done, and answered only when it is kept.
/// </summary>
/// <param name="Id">The same for the same demand, however often it is delivered.</param>
/// <param name="Person">Whom it is about; null: the whole shop.</param>
public sealed record Demand(string Id, string Shop, DemandKind Kind, NamedPerson? Person, Instant ReceivedAt);

public enum DemandKind
{
    /// <summary>A customer wants to see what is stored: a file for the shop owner to hand on.</summary>
    DataRequest,

    /// <summary>A customer's personal data go; totals and the ledger stay.</summary>
    CustomerRedact,

    /// <summary>The personal data of all customers of the shop go.</summary>
    ShopRedact,

    /// <summary>The app was taken out of the shop: no more calls until it is back.</summary>
    Uninstalled,
}

/// <param name="Customer">Id of the account in the shop; null of a guest.</param>
/// <param name="Email">As the shop sent it; by it a guest is found.</param>
/// <param name="Orders">Ids of the orders it is about, where the shop names them.</param>
public sealed record NamedPerson(string? Customer, string? Email, ImmutableArray<string> Orders)
{
    // A record prints its properties; an address must not get into a log that way.
    public override string ToString() => $"customer {Customer ?? "without an account"}";
}
