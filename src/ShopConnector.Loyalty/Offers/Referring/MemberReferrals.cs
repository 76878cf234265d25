using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>
/// Judges every order that carries a code of the member for friends, also those yet to become final. A reward that was
/// given stands whatever the rules and caps are now; only what the orders themselves tell takes it back.
/// </summary>
internal sealed class MemberReferrals
{
    private readonly OfferRules _rules;
    private readonly MemberHistory _seen;
    private readonly FriendCheck _friends;
    private readonly FriendOrderWorth _worth;
    private readonly Dictionary<OrderKey, Given> _rewarded;

    public MemberReferrals(OfferRules rules, MemberHistory seen)
    {
        (_rules, _seen) = (rules, seen);
        (_friends, _worth) = (new FriendCheck(seen), new FriendOrderWorth(rules.Program));
        _rewarded = seen.Referrals.IsEmpty ? [] : Rewarded();
        All = seen.Referrals.IsEmpty ? [] : Judge();
    }

    /// <summary>By the instant at which they are final, then by key; those not paid come last.</summary>
    public ImmutableArray<ReferralVerdict> All { get; }

    /// <summary>Today's; of an offer that is in the programme no more, what it promised at last.</summary>
    public static Referral? TermsOf(Entitlement held, OfferRules rules) =>
        held.Referral is null ? null : rules.Of(held)?.Offer.Referral ?? held.Referral;

    private Dictionary<OrderKey, Given> Rewarded()
    {
        var postings = _seen.Postings.ToLookup(posting => posting.Key, StringComparer.Ordinal);
        var rewarded = new Dictionary<OrderKey, Given>();
        foreach (var held in _seen.Entitlements)
            if (held.Referred is { } order)
                rewarded[order] = new Given(held.OpenedAt, held.OrderAtLeast, held);

        foreach (var referred in _seen.Referrals)
            if (postings[PostingKey.Referral(referred.Order.Key)].FirstOrDefault() is { } posting)
                rewarded[referred.Order.Key] = new Given(posting.At, posting.OrderAtLeast, Code: null);

        return rewarded;
    }

    private ImmutableArray<ReferralVerdict> Judge()
    {
        var verdicts = new List<ReferralVerdict>(_seen.Referrals.Length);
        foreach (var referred in _seen.Referrals)
            if (FriendCode.On(referred, _seen.Entitlements) is { } code && TermsOf(code.Held, _rules) is { } terms)
                verdicts.Add(Judge(referred, code, terms));

        verdicts.Sort(static (x, y) =>
        {
            var order = (x.FinalAt ?? Instant.MaxValue).CompareTo(y.FinalAt ?? Instant.MaxValue);
            return order != 0 ? order : string.CompareOrdinal(x.Order.ToString(), y.Order.ToString());
        });
        new FriendsCap(_rules).Refuse(verdicts);
        return [.. verdicts];
    }

    private ReferralVerdict Judge(ReferredOrder referred, FriendCode code, Referral terms)
    {
        var order = referred.Order;
        Instant? final = order.PaidAt is { } paidAt ? terms.FinalAt(paidAt, _rules.Program) : null;
        Instant? due = final is { } at ? Instant.Max(at, FriendCheck.FreeSince(referred)) : null;
        Given? given = _rewarded.TryGetValue(order.Key, out var one) ? one : null;
        var verdict = new ReferralVerdict(
            referred, code.Held, terms, due is null ? null : given?.At ?? due, LostAt: null, Refusal: null)
        {
            DueAt = due,
            RewardedAt = given?.At,
        };
        if (referred.Deleted || order.Test)
            return verdict with { Refusal = ReferralRefusal.NoOrder };

        if (code.ComesAfterAnother)
            return verdict with { Refusal = ReferralRefusal.AnothersCode };

        // What was given before any of this was asked stands.
        if (given is null && TooEarly(order, code.Held, terms) is { } early)
            return verdict with { Refusal = early };

        // Of a reward given late, or under rules since changed, the earlier of the two: neither may find anything new.
        var until = final is { } day ? Instant.Min(day, given?.At ?? day) : Instant.MaxValue;
        if (_friends.Refuse(referred, until) is { } refusal)
            return verdict with { Refusal = refusal };

        return EarlierOf(referred) is { } earlier
            ? verdict with { Refusal = earlier.Refusal, Earlier = earlier.Order }
            : Left(verdict, given);
    }

    // What sufficed when it was rewarded suffices, also where more is asked for today. Of a reward that does not tell
    // what was asked, all that was ordered did: what was given back before it may have been told after it.
    private decimal AskedOf(Order order, Referral terms, Given given) =>
        given.OrderAtLeast ?? _worth.Gross(order, terms);

    private ReferralRefusal? TooEarly(Order order, Entitlement code, Referral terms) =>
        order.PlacedAt < code.OpenedAt ? ReferralRefusal.BeforeCode
        : terms.Reward.Points > 0 && DayOf(order.PlacedAt) < _rules.Program.Points?.From ? ReferralRefusal.BeforePoints
        : null;

    private (ReferralRefusal Refusal, OrderKey Order)? EarlierOf(ReferredOrder referred)
    {
        if (FriendCheck.EarlierThan(referred) is { } earlier)
            return (CarriesCode(earlier.Order) ? ReferralRefusal.UsedBefore : ReferralRefusal.NotNew, earlier.Order);

        // A code that was used cannot be taken back, so nothing is given in its place.
        foreach (var other in _seen.Referrals)
            if (referred.Friend is not null && other.Order.Key != referred.Order.Key
                && string.Equals(other.Friend, referred.Friend, StringComparison.Ordinal)
                && _rewarded.TryGetValue(other.Order.Key, out var given)
                && given.Code is { } code && EntitlementUse.IsUsed(code, _seen))
                return (ReferralRefusal.RewardUsed, other.Order.Key);

        return null;
    }

    // A refund dated before the reward, but told after it, takes it back at once: never before it was given.
    private ReferralVerdict Left(ReferralVerdict verdict, Given? reward)
    {
        var (order, finalAt, terms) = (verdict.Referred.Order, verdict.FinalAt, verdict.Terms);
        if (reward is not null)
            terms = terms with { OrderAtLeast = Math.Min(terms.OrderAtLeast, AskedOf(order, terms, reward)) };

        if (!_worth.Sufficed(order, terms))
            return verdict with { Refusal = ReferralRefusal.TooSmall };

        var lostAt = _worth.LostAt(order, terms);
        return lostAt is null ? verdict
            : verdict.IsRewarded && finalAt is { } given ? verdict with { LostAt = Instant.Max(lostAt.Value, given) }
            : lostAt > finalAt ? verdict with { LostAt = lostAt }
            : verdict with { Refusal = ReferralRefusal.GivenBack };
    }

    private bool CarriesCode(OrderKey order)
    {
        foreach (var referred in _seen.Referrals)
            if (referred.Order.Key == order)
                return true;

        return false;
    }

    private LocalDate DayOf(Instant at) => at.InZone(_rules.Zone).Date;

    /// <param name="OrderAtLeast">What was asked of the order then; null: not known.</param>
    /// <param name="Code">Null: points.</param>
    private sealed record Given(Instant At, decimal? OrderAtLeast, Entitlement? Code);
}
