using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Offers;

/// <summary>
/// One member's right to one offer once. It owns at most one live discount code, in the shop of <see cref="Customer"/>.
/// </summary>
/// <param name="Key">Unique and repeatable: offer, member and occasion. The code is derived from it.</param>
/// <param name="Offer">Name of the offer in the programme.</param>
/// <param name="ValidUntil">First instant at which the code no longer works.</param>
/// <param name="Code">Null until the shop has confirmed the code.</param>
/// <param name="Email">Normalised address it was issued for; null where none was known.</param>
public sealed record Entitlement(
    string Key, string Offer, CustomerKey Customer, Instant OpenedAt, Instant ValidUntil, string? Code,
    EntitlementState State = EntitlementState.Open, string? Email = null)
{
    /// <summary>What its code takes off; null where there is no code to give.</summary>
    public CodeTerms? Terms { get; init; }

    /// <summary>What its customer carries while it is open; null where it is a code.</summary>
    public string? Tag { get; init; }
}

public enum EntitlementState
{
    /// <summary>The member may use it now.</summary>
    Open,

    /// <summary>An order carries its code.</summary>
    Used,

    /// <summary>
    /// Expired, withdrawn, or its customer is gone or has another e-mail; the code is, or is to be, retired.
    /// </summary>
    Ended,
}
