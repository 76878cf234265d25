using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Rewards;

/// <summary>Points spent and the right got for them. Neither may be stored without the other.</summary>
public sealed record RedeemedReward(Redemption Redemption, Entitlement Entitlement)
{
    /// <summary>The points are not looked at. Null: the member has no customer who could use it.</summary>
    public static RedeemedReward? Of(
        Reward reward, MemberHistory history, DateTimeZone zone, Instant at, bool automatic = false)
    {
        if (OwnerOf(history, at) is not { } customer)
            return null;

        var id = IdOf(reward, customer.Key, history);
        var validUntil = zone.StartOf(at.InZone(zone).Date.PlusDays(reward.ValidDays + 1));
        var redemption = new Redemption(id, at, reward.Points)
        {
            Reward = reward.Name,
            GivesBackAt = reward.GiveBack && reward.Gift is null ? validUntil : null,
            Automatic = automatic,
        };
        var entitlement = new Entitlement(
            id, reward.Name, customer.Key, at, validUntil, Code: null, Email: Email.Normalise(customer.Email))
        {
            Terms = reward.Terms,
            Tag = reward.Gift,
        };
        return new RedeemedReward(redemption, entitlement);
    }

    // An account before a guest, in whatever shop. Who has no place for a code is nobody here: points that were taken
    // for a code that no shop ever gets could not be explained.
    private static Customer? OwnerOf(MemberHistory history, Instant at)
    {
        var able = history.Codeless.IsEmpty
            ? history
            : history with { Customers = history.Customers.RemoveAll(one => history.Codeless.Contains(one.Key)) };
        return OfferOwner.Of(able, at) is { CreatedAt: not null } account
            ? account
            : able.Customers.FirstOrDefault(one => one.CreatedAt is not null) ?? OfferOwner.Of(able, at);
    }

    // Numbered and not dated, so that two plans made of one history name one redemption, and only one of them is kept.
    private static string IdOf(Reward reward, CustomerKey customer, MemberHistory history)
    {
        var name = EntitlementKey.Of(reward.Name, customer, history.Id);
        var posted = PostingKey.Redeem(name);
        var number = 1 + Math.Max(
            history.Redemptions.Count(one => PostingKey.Is(one.Id, name)),
            history.Postings.Count(one => PostingKey.Is(one.Key, posted)));
        // What staff redeemed beside a redemption of the programme that was never stored is numbered past it.
        while (IsTaken(Numbered(name, number), history))
            number++;

        return Numbered(name, number);
    }

    private static bool IsTaken(string id, MemberHistory history) =>
        history.Redemptions.Any(one => string.Equals(one.Id, id, StringComparison.Ordinal));

    private static string Numbered(string name, int number) => FormattableString.Invariant($"{name}{number}");
}
