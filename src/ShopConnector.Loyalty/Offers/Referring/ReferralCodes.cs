using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>
/// Personal codes for the members who referred a friend, one for each order. They are earned and no campaign, so they
/// ask for no consent and wait for no complaint.
/// </summary>
internal static class ReferralCodes
{
    /// <summary>Those that are due.</summary>
    /// <param name="owner">Whose they become; null: nobody's, and they wait.</param>
    public static IEnumerable<Entitlement> New(
        ImmutableArray<ReferralVerdict> verdicts, Customer? owner, Instant now, DateTimeZone zone)
    {
        foreach (var verdict in verdicts)
        {
            if (owner is null || verdict.IsRewarded || !verdict.CountsAt(now)
                || verdict.Terms.Reward is not { Code: { } terms } reward)
                continue;

            yield return new Entitlement(
                PostingKey.Referral(verdict.Order), verdict.Code.Offer, owner.Key, OpenedAt: now,
                ValidUntil: zone.StartOf(now.InZone(zone).Date.PlusDays(reward.ValidDays + 1)),
                Code: null,
                Email: Email.Normalise(owner.Email))
            {
                Terms = terms,
                Referred = verdict.Order,
                OrderAtLeast = verdict.Terms.OrderAtLeast,
            };
        }
    }

    /// <summary>Whether its order does; one of which nobody tells any more does too: nothing took it back.</summary>
    public static bool Stands(Entitlement held, ImmutableArray<ReferralVerdict> verdicts)
    {
        foreach (var verdict in verdicts)
            if (verdict.Order == held.Referred)
                return verdict.Stands;

        return true;
    }

    /// <summary>When the next one opens, if nothing happens before.</summary>
    public static Instant? NextOpening(ImmutableArray<ReferralVerdict> verdicts, Instant now)
    {
        foreach (var verdict in verdicts)
            if (!verdict.IsRewarded && verdict.WaitsAt(now) && verdict.Terms.Reward.Code is not null)
                return verdict.FinalAt;

        return null;
    }
}
