using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>
/// When the budget of an offer has room again if nothing new happens: as soon as the first of what is open of it ends.
/// Somebody else may be first in turn then; but before it nobody gets anything.
/// </summary>
/// <param name="rules">Of offers that end with their query, an end is at the latest their holder's next change.</param>
public sealed class FreedPlaces(LoyaltyProgram rules, Instant at)
{
    private readonly Dictionary<string, Instant> _first = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="decision">As afforded; asked of every member before anybody is told.</param>
    public void Add(MemberHistory history, Decision decision)
    {
        foreach (var held in decision.Entitlements)
        {
            if (held.Control || held.ValidUntil <= at)
            {
                continue;
            }

            if (held.State == EntitlementState.Open)
            {
                Add(held.Offer, EndsEarly(held) ? Earlier(held.ValidUntil, decision.NextChange) : held.ValidUntil);
            }
            else if (history.Entitlements.Any(one => one.Key == held.Key && one.State == EntitlementState.Open))
            {
                Add(held.Offer, at + Duration.Epsilon); // Its place is free as soon as this is stored.
            }
        }
    }

    /// <summary>The decision of whoever waits: it may change when there is a place.</summary>
    public Decision Awaited(Decision decision, ImmutableArray<WaitingOffer> waiting)
    {
        var next = decision.NextChange;
        foreach (var waits in waiting)
        {
            if (!waits.NeverFits && _first.TryGetValue(waits.Offer, out var first))
            {
                next = Earlier(first, next);
            }
        }

        return next == decision.NextChange ? decision : decision with { NextChange = next };
    }

    private bool EndsEarly(Entitlement held) => rules.Offers.Any(
        offer => offer.WhileTrue && string.Equals(offer.Name, held.Offer, StringComparison.OrdinalIgnoreCase));

    private void Add(string offer, Instant end) =>
        _first[offer] = Earlier(end, _first.TryGetValue(offer, out var first) ? first : null);

    private static Instant Earlier(Instant one, Instant? other) => other is { } end && end < one ? end : one;
}
