using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Loyalty.Explaining;

/// <summary>Why a member has an offer or not.</summary>
internal static class OfferReasons
{
    public static Reason Of(CompiledOffer compiled, Telling telling)
    {
        var ((offer, query), member, words) = (compiled, telling.Member, telling.Words);
        var about = words.Standing.Offer(offer.Name);
        var held = member.Entitlements.Where(held => OfferRules.IsOf(held, offer)).ToList();
        if (held.FirstOrDefault(one => one.State == EntitlementState.Open) is { } open)
            return new Reason(about, Holds: true, words.Offers.Open(
                telling.DayOf(open.OpenedAt), telling.LastDayOf(open.ValidUntil)));

        if (member.Program.Offers.MayOpenOn(offer, held) is { } day && day > member.Facts.Today)
            return new Reason(about, Holds: false, words.Offers.NotAgainUntil(day));

        return new Reason(about, Holds: false,
            query.Holds(member.Facts) ? words.Offers.NoCustomer : query.Because(member.Facts, words));
    }
}
