using System.Globalization;
using NodaTime;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>Why a member has an offer now or not, what comes next, and what stands in the way.</summary>
internal static class OfferReasons
{
    public static Reason Of(CompiledOffer compiled, MemberEvaluation member)
    {
        var (offer, offers) = (compiled.Offer, member.Offers);
        var open = offers.All.Where(held => held.State == EntitlementState.Open && OfferRules.IsOf(held, offer))
            .MaxBy(held => held.Step);
        var isControl = offers.IsControl(offer);
        var because = open is null ? Hurdle(compiled, member) : Standing(open, offer, member);
        if (isControl)
            because = $"in the control group, which gets nothing and is followed all the same; {because}";

        if (offers.OccasionOf(offer) is { } occasion
            && occasion.NextFrom(Max(offers.PlaceFrom(), member.Facts.Today.PlusDays(1))) is { } next)
            because += $"; step {Number(occasion.DueOn(next)!.Value)} of {Steps(offer)} on {Iso(next)}, "
                + "unless something is bought before";

        return new Reason($"offer {offer.Name}", Holds: open is not null && !isControl, because);
    }

    private static string Standing(Entitlement open, Offer offer, MemberEvaluation member)
    {
        var zone = member.Program.Rules.Zone;
        var (since, through) = (DayOf(open.OpenedAt, zone), DayOf(open.ValidUntil - Duration.Epsilon, zone));
        var step = offer.Steps.IsEmpty ? "" : $"step {Number(open.Step)} of {Steps(offer)} ";
        var standing = $"{step}open since {Iso(since)}, through {Iso(through)}";

        // Only the plan knows what others have: one that is not stored yet may still have to wait.
        return offer.Budget is null || open.Control || member.Seen.Entitlements.Any(held => held.Key == open.Key)
            ? standing
            : $"{standing}; new, so it waits if the budget of the offer is given out";
    }

    private static string Hurdle(CompiledOffer compiled, MemberEvaluation member)
    {
        var (offer, query) = compiled;
        var offers = member.Offers;
        if (offers.MayOpenOn(offer) is { } day && day > member.Facts.Today)
            return $"given before; not again until {Iso(day)}";

        if (!query.Holds(member.Facts))
            return string.Join("; ", query.Explain(member.Facts).Select(found => found.Because));

        return (offers.Refusal(offer) ?? offers.FirstRefusal(offer)) switch
        {
            OfferRefusal.NoCustomer => "nobody to give it to: no customer in a shop",
            OfferRefusal.NoConsent => "no consent: not subscribed to e-mail in any shop",
            OfferRefusal.OpenComplaint => "a complaint is open; nothing is offered until it is solved",
            OfferRefusal.NoOrder => "no order to take a share of",
            OfferRefusal.SameOrder => "given for the last order before",
            _ => Crowded(member),
        };
    }

    private static string Crowded(MemberEvaluation member)
    {
        var cap = member.Program.Rules.Pressure!;
        var most = cap.Offers == 1 ? "one offer" : $"{Number(cap.Offers)} offers";
        return $"at most {most} in {Number(cap.Days)} days; the next on {Iso(member.Offers.PlaceFrom())}";
    }

    private static string Steps(Offer offer) => Number(offer.Steps.Length + 1);

    private static LocalDate Max(LocalDate one, LocalDate other) => LocalDate.Max(one, other);

    private static LocalDate DayOf(Instant at, DateTimeZone zone) => at.InZone(zone).Date;

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
