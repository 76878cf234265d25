using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
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
    private readonly Dictionary<OrderKey, Instant> _rewarded;

    public MemberReferrals(OfferRules rules, MemberHistory seen)
    {
        (_rules, _seen, _friends) = (rules, seen, new FriendCheck(seen));
        _rewarded = seen.Referrals.IsEmpty ? [] : Rewarded();
        All = seen.Referrals.IsEmpty ? [] : Judge();
    }

    /// <summary>By the instant at which they are final, then by key; those not paid come last.</summary>
    public ImmutableArray<ReferralVerdict> All { get; }

    /// <summary>Today's; of an offer that is in the programme no more, what it promised at last.</summary>
    public static Referral? TermsOf(Entitlement held, OfferRules rules) =>
        held.Referral is null ? null : rules.Of(held)?.Offer.Referral ?? held.Referral;

    private Dictionary<OrderKey, Instant> Rewarded()
    {
        var postings = _seen.Postings.ToLookup(posting => posting.Key, StringComparer.Ordinal);
        var rewarded = new Dictionary<OrderKey, Instant>();
        foreach (var held in _seen.Entitlements)
            if (held.Referred is { } order)
                rewarded[order] = held.OpenedAt;

        foreach (var referred in _seen.Referrals)
            if (postings[PostingKey.Referral(referred.Order.Key)].FirstOrDefault() is { } posting)
                rewarded[referred.Order.Key] = posting.At;

        return rewarded;
    }

    private ImmutableArray<ReferralVerdict> Judge()
    {
        var verdicts = new List<ReferralVerdict>(_seen.Referrals.Length);
        foreach (var referred in _seen.Referrals)
            if (CodeOn(referred.Order) is { } code && TermsOf(code, _rules) is { } terms)
                verdicts.Add(Judge(referred, code, terms));

        verdicts.Sort(static (x, y) =>
        {
            var order = (x.FinalAt ?? Instant.MaxValue).CompareTo(y.FinalAt ?? Instant.MaxValue);
            return order != 0 ? order : string.CompareOrdinal(x.Order.ToString(), y.Order.ToString());
        });
        return Capped(verdicts);
    }

    private ReferralVerdict Judge(ReferredOrder referred, Entitlement code, Referral terms)
    {
        Instant FinalOf(Instant paidAt) => terms.FinalAt(paidAt, _rules.Program);
        var order = referred.Order;
        Instant? rewardedAt = _rewarded.TryGetValue(order.Key, out var at) ? at : null;
        if (rewardedAt is { } given)
            terms = terms with { OrderAtLeast = Math.Min(terms.OrderAtLeast, WorthAt(order, terms, given)) };

        var isFinal = order.PaidAt is { } paidAt ? FinalOf(paidAt) : (Instant?)null;
        var finalAt = isFinal is null ? null : rewardedAt ?? isFinal;
        var verdict = new ReferralVerdict(referred, code, terms, finalAt, LostAt: null, Refusal: null)
        {
            IsRewarded = rewardedAt is not null,
        };
        if (referred.Deleted || order.Test)
            return verdict with { Refusal = ReferralRefusal.NoOrder };

        // Of a reward given late, or under rules since changed, the earlier of the two: neither may find anything new.
        var until = isFinal is { } final ? Instant.Min(final, rewardedAt ?? final) : Instant.MaxValue;
        if (_friends.Refuse(referred, until) is { } refusal)
            return verdict with { Refusal = refusal };

        if (FriendCheck.EarlierThan(referred, until, FinalOf) is { } earlier)
            return verdict with
            {
                Refusal = CarriesCode(earlier.Order) ? ReferralRefusal.UsedBefore : ReferralRefusal.NotNew,
                Earlier = earlier.Order,
            };

        return Left(verdict);
    }

    // A refund dated before the reward, but told after it, takes it back at once: never before it was given.
    private ReferralVerdict Left(ReferralVerdict verdict)
    {
        var (order, finalAt) = (verdict.Referred.Order, verdict.FinalAt);
        if (!Suffices(order with { Refunds = [] }, verdict.Terms))
            return verdict with { Refusal = ReferralRefusal.TooSmall };

        var lostAt = LostAt(order, verdict.Terms);
        return lostAt is null ? verdict
            : verdict.IsRewarded && finalAt is { } given ? verdict with { LostAt = Instant.Max(lostAt.Value, given) }
            : lostAt > finalAt ? verdict with { LostAt = lostAt }
            : verdict with { Refusal = ReferralRefusal.GivenBack };
    }

    private Instant? LostAt(Order order, Referral terms)
    {
        var lostAt = order.CancelledAt;
        var refunds = order.Refunds.OrderBy(refund => refund.At).ThenBy(refund => refund.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        for (var count = 1; count <= refunds.Length; count++)
            if (!Suffices(order with { Refunds = refunds[..count] }, terms))
                return refunds[count - 1].At < lostAt || lostAt is null ? refunds[count - 1].At : lostAt;

        return lostAt;
    }

    // What sufficed when it was rewarded suffices, also where more is asked for today.
    private decimal WorthAt(Order order, Referral terms, Instant at) =>
        Worth(order with { Refunds = order.Refunds.RemoveAll(refund => refund.At > at) }, terms);

    private bool Suffices(Order order, Referral terms) =>
        Worth(order, terms) is > 0m and var worth && worth >= terms.OrderAtLeast;

    // An order of which no amount is asked needs no rate.
    private decimal Worth(Order order, Referral terms)
    {
        var left = RemainingBase.Of(order, EarnOn.GoodsWithTax);
        if (terms.OrderAtLeast == 0m)
            return left;

        var program = _rules.Program;
        var rate = Exchange.RateOf(order, program.Currency, program.ExchangeRates)
            ?? throw new HistoryException([Exchange.MissingRate(order, program.Currency)]);
        return left * rate;
    }

    private ImmutableArray<ReferralVerdict> Capped(List<ReferralVerdict> verdicts)
    {
        var given = new List<(string Offer, LocalDate Day)>();
        foreach (var (order, at) in _rewarded)
            if (verdicts.Find(one => one.Order == order) is { } held)
                given.Add((held.Code.Offer, DayOf(CountedAt(held, at))));

        for (var i = 0; i < verdicts.Count; i++)
        {
            var verdict = verdicts[i];
            if (verdict is not { Refusal: null, FinalAt: { } finalAt } || verdict.IsRewarded)
                continue;

            var (offer, day) = (verdict.Code.Offer, DayOf(finalAt));
            if (verdict.Terms.Cap is { } cap && given.Count(one =>
                one.Day <= day && one.Day > day.PlusDays(-cap.Days)
                && string.Equals(one.Offer, offer, StringComparison.OrdinalIgnoreCase)) >= cap.Friends)
                verdicts[i] = verdict with { Refusal = ReferralRefusal.OverCap };
            else
                given.Add((offer, day));
        }

        return [.. verdicts];
    }

    // A code opens when somebody looks, which may be long after its order was final. Were it counted then, the friends
    // who were over the cap before it was given would no longer be.
    private Instant CountedAt(ReferralVerdict held, Instant rewardedAt) =>
        held.Referred.Order.PaidAt is { } paidAt
            ? Instant.Min(rewardedAt, held.Terms.FinalAt(paidAt, _rules.Program))
            : rewardedAt;

    private Entitlement? CodeOn(Order order)
    {
        Entitlement? found = null;
        foreach (var held in _seen.Entitlements)
            if (held.Referral is not null && held.Customer.Shop == order.Key.Shop
                && EntitlementUse.Carries(order, held.Code)
                && (found is null || string.CompareOrdinal(held.Key, found.Key) < 0))
                found = held;

        return found;
    }

    private bool CarriesCode(OrderKey order)
    {
        foreach (var referred in _seen.Referrals)
            if (referred.Order.Key == order)
                return true;

        return false;
    }

    private LocalDate DayOf(Instant at) => at.InZone(_rules.Zone).Date;
}
