using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
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
    /// Once in a group, always in it, also when the share is changed. Of several who became one member those decide
    /// whom the offer was opened for under the address they still have: who survives a merge stays what it was, and so
    /// does each of them when they part again.
    /// </summary>
    public bool IsControl(Offer offer, MemberHistory seen, IEnumerable<Entitlement> held)
    {
        (Entitlement Entitlement, bool IsOwn)? first = null;
        foreach (var one in held)
        {
            if (one.Referred is not null || !IsOf(one, offer))
                continue;

            var isOwn = EntitlementUse.HasItsCustomer(one, seen.Customers);
            if (first is not { } before || isOwn && !before.IsOwn
                || isOwn == before.IsOwn && IsEarlier(one, before.Entitlement))
                first = (one, isOwn);
        }

        return first?.Entitlement.Control ?? ControlGroup.Holds(offer.Name, seen.Id, controlKey, offer.ControlShare);
    }

    private static bool IsEarlier(Entitlement one, Entitlement than) =>
        one.OpenedAt < than.OpenedAt
        || (one.OpenedAt == than.OpenedAt && string.CompareOrdinal(one.Key, than.Key) < 0);
}
