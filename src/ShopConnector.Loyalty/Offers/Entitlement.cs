using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers;

/// <summary>
/// One member's right to one step of one offer once. It owns at most one live discount code, in the shop of
/// <see cref="Customer"/>. What it promises is fixed when it opens: a changed programme never changes it.
/// </summary>
/// <param name="Key">Unique and repeatable: offer, member and occasion. The code is derived from it.</param>
/// <param name="Offer">Name of the offer in the programme.</param>
/// <param name="ValidUntil">First instant at which it is no longer worth anything.</param>
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

    /// <summary>In the control group: neither code nor tag, and followed all the same.</summary>
    public bool Control { get; init; }

    /// <summary>1 opens the occasion; the others follow it while the member buys nothing.</summary>
    public int Step { get; init; } = 1;

    /// <summary>
    /// Of a code for the member's friends, what each of them brings the member; null of one for the member alone.
    /// </summary>
    public Referral? Referral { get; init; }

    /// <summary>The friend's order that it rewards; null of all others.</summary>
    public OrderKey? Referred { get; init; }

    /// <summary>
    /// Of the same, what was asked of that order: it suffices later too. In the programme's currency; null: not known.
    /// </summary>
    public decimal? OrderAtLeast { get; init; }

    /// <summary>The order that gave it its amount; null where none did.</summary>
    public ValuedOrder? Basis { get; init; }
}

/// <param name="Net">Goods with tax less refunds when the entitlement opened, in the order's own currency.</param>
public sealed record ValuedOrder(OrderKey Order, decimal Net);

public enum EntitlementState
{
    /// <summary>The member may use it now.</summary>
    Open,

    /// <summary>An order carries its code.</summary>
    Used,

    /// <summary>Expired, or ended by hand; the code is, or is to be, retired.</summary>
    Ended,

    /// <summary>
    /// Taken back before its time, because its reason is gone: its query no longer holds, or its order was given back.
    /// Unlike an ended one it does not keep the offer from opening again.
    /// </summary>
    Withdrawn,

    /// <summary>
    /// Its customer is gone or has another e-mail, so its code is retired like that of an ended one. When the customer
    /// or the e-mail is back before its end, it is open again: a mistyped address costs nobody a code.
    /// </summary>
    Away,
}
