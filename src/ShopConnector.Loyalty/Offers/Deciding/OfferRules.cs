using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Offers.Deciding;

internal sealed record CompiledOffer(Offer Offer, SegmentQuery Query);

/// <summary>The offers of a programme and what they have in common; shared by all members.</summary>
internal sealed class OfferRules(ImmutableArray<CompiledOffer> offers, LoyaltyProgram program, byte[] controlKey)
{
    public ImmutableArray<CompiledOffer> All => offers;

    public LoyaltyProgram Program => program;

    public DateTimeZone Zone => program.Zone;

    public static bool IsOf(Entitlement held, Offer offer) =>
        string.Equals(held.Offer, offer.Name, StringComparison.OrdinalIgnoreCase);

    public CompiledOffer? Of(Entitlement held)
    {
        foreach (var compiled in offers)
            if (IsOf(held, compiled.Offer))
                return compiled;

        return null;
    }

    /// <summary>
    /// Once in a group, always in it, also when the share is changed or the member is joined with another.
    /// </summary>
    public bool IsControl(Offer offer, string member, IEnumerable<Entitlement> held)
    {
        Entitlement? earliest = null;
        foreach (var one in held)
            if (one.Referred is null && IsOf(one, offer) && (earliest is null || IsEarlier(one, earliest)))
                earliest = one;

        return earliest?.Control ?? ControlGroup.Holds(offer.Name, member, controlKey, offer.ControlShare);
    }

    private static bool IsEarlier(Entitlement one, Entitlement than) =>
        one.OpenedAt < than.OpenedAt
        || (one.OpenedAt == than.OpenedAt && string.CompareOrdinal(one.Key, than.Key) < 0);
}
