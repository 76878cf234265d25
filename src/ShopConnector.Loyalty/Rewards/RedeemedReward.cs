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

        var id = IdOf(reward, history);
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

    // An account before a guest, in whatever shop: for some guests there is no place for a code.
    private static Customer? OwnerOf(MemberHistory history, Instant at) =>
        OfferOwner.Of(history, at) is { CreatedAt: not null } account
            ? account
            : history.Customers.FirstOrDefault(one => one.CreatedAt is not null) ?? OfferOwner.Of(history, at);

    // Numbered and not dated, so that two plans made of one history name one redemption, and only one of them is kept.
    private static string IdOf(Reward reward, MemberHistory history)
    {
        var name = $"{reward.Name}:{history.Id}:";
        var posted = PostingKey.Redeem(name);
        var number = 1 + Math.Max(
            history.Redemptions.Count(one => PostingKey.Is(one.Id, name)),
            history.Postings.Count(one => PostingKey.Is(one.Key, posted)));
        return FormattableString.Invariant($"{name}{number}");
    }
}
