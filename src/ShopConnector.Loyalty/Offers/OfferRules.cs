using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Offers;

internal sealed record CompiledOffer(Offer Offer, SegmentQuery Query);

/// <summary>Which entitlements a member has, opens now, and will open next.</summary>
internal sealed class OfferRules(ImmutableArray<CompiledOffer> offers, DateTimeZone zone)
{
    public ImmutableArray<CompiledOffer> All => offers;

    public static bool IsOf(Entitlement held, Offer offer) =>
        string.Equals(held.Offer, offer.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Those that stand, each with its state as of now, then those that open now.</summary>
    public ImmutableArray<Entitlement> Entitlements(MemberHistory seen, MemberFacts facts, Instant now)
    {
        if (offers.IsEmpty && seen.Entitlements.IsEmpty)
            return [];

        var entitlements = ImmutableArray.CreateBuilder<Entitlement>(seen.Entitlements.Length + 1);
        foreach (var held in seen.Entitlements)
            entitlements.Add(held with { State = EntitlementUse.StateOf(held, seen, now) });

        var owner = new Lazy<Customer?>(() => OfferOwner.Of(seen, now));
        foreach (var (offer, query) in offers)
        {
            if (MayOpenOn(offer, entitlements) is { } day && day <= facts.Today
                && query.Holds(facts) && owner.Value is { } customer)
                entitlements.Add(Open(offer, seen.Id, customer, facts.Today, now));
        }

        return entitlements.DrainToImmutable();
    }

    /// <summary>The next instant at which an entitlement ends or one opens, if nothing new happens.</summary>
    public Instant? NextChange(
        ImmutableArray<Entitlement> entitlements, MemberHistory seen, MemberFacts facts, Instant now)
    {
        Instant? next = null;
        foreach (var held in entitlements)
            if (held.State == EntitlementState.Open && !(held.ValidUntil >= next))
                next = held.ValidUntil;

        if (offers.IsEmpty || OfferOwner.Of(seen, now) is null)
            return next;

        foreach (var (offer, query) in offers)
        {
            if (MayOpenOn(offer, entitlements) is { } day
                && OpensOn(query, day, facts) is { } opens && !(StartOf(opens) >= next))
                next = StartOf(opens);
        }

        return next;
    }

    /// <summary>First day on which no cool-down forbids a new one; null while one is open.</summary>
    public LocalDate? MayOpenOn(Offer offer, IEnumerable<Entitlement> entitlements)
    {
        var day = LocalDate.MinIsoValue;
        foreach (var held in entitlements)
        {
            if (!IsOf(held, offer))
                continue;

            if (held.State == EntitlementState.Open)
                return null;

            // At least the next day, also without a cool-down: the key of an entitlement has the day in it.
            var again = held.OpenedAt.InZone(zone).Date.PlusDays(Math.Max(1, offer.CooldownDays));
            day = LocalDate.Max(day, again);
        }

        return day;
    }

    private static LocalDate? OpensOn(SegmentQuery query, LocalDate day, MemberFacts facts)
    {
        if (day <= facts.Today)
            return query.FirstChange(facts);

        if (query.HoldsOn(day, facts))
            return day;

        foreach (var later in query.ChangeDays(facts))
            if (later > day && query.HoldsOn(later, facts))
                return later;

        return null;
    }

    private Entitlement Open(Offer offer, string member, Customer customer, LocalDate today, Instant now) => new(
        Key: $"{offer.Name}:{member}:{LocalDatePattern.Iso.Format(today)}",
        Offer: offer.Name,
        Customer: customer.Key,
        OpenedAt: now,
        ValidUntil: StartOf(today.PlusDays(offer.ValidDays + 1)),
        Code: null,
        Email: Email.Normalise(customer.Email));

    private Instant StartOf(LocalDate day) => zone.StartOf(day);
}
