using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Deciding;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>Why a member has an offer now or not, what comes next, and what stands in the way.</summary>
internal static class OfferReasons
{
    public static Reason Of(CompiledOffer compiled, Telling telling)
    {
        var ((offer, query), member, words) = (compiled, telling.Member, telling.Words);
        var open = OpenOf(offer, member);
        var isControl = member.Offers.IsControl(offer);
        var waits = telling.Waits(offer);
        var spent = waits is null ? null : words.Offers.BudgetSpent(waits, member.Program.Rules.Currency);
        var because = open is null ? spent ?? Hurdle(compiled, telling) : Standing(open, offer, telling);
        if (isControl)
            because = $"{words.Offers.ControlGroup}; {because}";

        var step = waits is null ? NextStep(offer, telling) : null;
        if (telling.SentenceAlone && step is not null)
            because += $"; {step.What}";

        // One step stands, and the next waits.
        if (open is not null && spent is not null)
            because += $"; {spent}";

        var reason = new Reason(words.Standing.Offer(offer.Name), Holds: open is not null && !isControl, because);
        return telling.SentenceAlone
            ? reason
            : reason with
            {
                Rules = [new NamedRule(RuleKind.Offer, offer.Name, query.ToString())],
                Evidence = EvidenceOf(open, compiled, member),
                Next = isControl || (open is null && waits is not null) ? [] : Next(open, step, compiled, telling),
            };
    }

    private static Entitlement? OpenOf(Offer offer, MemberEvaluation member) => member.Offers.All
        .Where(held => held is { State: EntitlementState.Open, Referred: null } && OfferRules.IsOf(held, offer))
        .MaxBy(held => held.Step);

    private static Entitlement? AwayOf(Offer offer, MemberEvaluation member) => member.Offers.All
        .Where(held => held.State == EntitlementState.Away && !held.Control && member.Now < held.ValidUntil
            && OfferRules.IsOf(held, offer))
        .MaxBy(held => held.ValidUntil);

    private static string Standing(Entitlement open, Offer offer, Telling telling)
    {
        var words = telling.Words.Offers;
        var (since, through) = (telling.DayOf(open.OpenedAt), telling.LastDayOf(open.ValidUntil));
        var standing = offer.Steps.IsEmpty
            ? words.Open(since, through)
            : words.StepOpen(open.Step, Steps(offer), since, through);

        // Only the plan knows what others have: one that is not stored yet may still have to wait.
        var isStored = telling.Member.Seen.Entitlements.Any(held => held.Key == open.Key);
        return offer.Budget is null || open.Control || isStored ? standing : $"{standing}; {words.WaitsForBudget}";
    }

    private static string Hurdle(CompiledOffer compiled, Telling telling)
    {
        var ((offer, query), member, words) = (compiled, telling.Member, telling.Words.Offers);
        var offers = member.Offers;
        if (offers.MayOpenOn(offer) is { } day && day > member.Facts.Today)
            return AwayOf(offer, member) is { } away
                ? $"{words.NotAgainUntil(day)}; {words.Away(telling.LastDayOf(away.ValidUntil))}"
                : words.NotAgainUntil(day);

        if (!query.Holds(member.Facts))
            return query.Because(member.Facts, telling.Words);

        return (offers.Refusal(offer) ?? offers.FirstRefusal(offer)) switch
        {
            OfferRefusal.NoCustomer => words.NoCustomer,
            OfferRefusal.NoPlace => words.NoPlace,
            OfferRefusal.NoConsent => words.NoConsent,
            OfferRefusal.OpenComplaint => words.OpenComplaint,
            OfferRefusal.NoOrder => words.NoOrder,
            OfferRefusal.SameOrder => words.SameOrder,
            _ => Crowded(offer, member.Program.Rules.Pressure!, telling),
        };
    }

    private static string Crowded(Offer offer, OfferPressure cap, Telling telling) =>
        telling.Words.Offers.Crowded(cap.Offers, cap.Days, telling.Member.Offers.PlaceFrom(offer));

    private static ComingChange? NextStep(Offer offer, Telling telling)
    {
        var member = telling.Member;
        var from = LocalDate.Max(member.Offers.PlaceFrom(offer), member.Facts.Today.PlusDays(1));
        if (member.Offers.OccasionOf(offer) is not { } occasion || occasion.NextFrom(from) is not { } day)
            return null;

        var what = telling.Words.Offers.NextStep(occasion.DueOn(day)!.Value, Steps(offer), day);
        return new ComingChange(member.Program.Rules.Zone.StartOf(day), what);
    }

    private static ImmutableArray<ComingChange> Next(
        Entitlement? open, ComingChange? step, CompiledOffer compiled, Telling telling)
    {
        var ((offer, query), words) = (compiled, telling.Words.Coming);
        var change = open is null
            ? telling.When(
                then => OpenOf(offer, then) is not null,
                (day, _) => words.Opens(day, ClauseEvidence.DependsOnPurchases(query)))
            : telling.When(
                then => then.Offers.All.Any(held => held.Key == open.Key && held.State != EntitlementState.Open),
                (_, then) => words.Ends(telling.LastDayOf(then.Now)));

        // What opens next may be that step.
        ComingChange?[] both = open is null && step?.At == change?.At ? [step] : [step, change];
        return [.. both.OfType<ComingChange>().OrderBy(one => one.At)];
    }

    private static ImmutableArray<Evidence> EvidenceOf(
        Entitlement? open, CompiledOffer compiled, MemberEvaluation member)
    {
        var basis = open?.Basis is { Order: var key } ? member.Seen.Orders.Where(order => order.Key == key) : [];
        var asks = open is null || compiled.Query.Holds(member.Facts);
        return [.. Evidence.Of([.. basis]), .. asks ? ClauseEvidence.Of(compiled.Query, member.Facts) : []];
    }

    private static int Steps(Offer offer) => offer.Steps.Length + 1;
}
