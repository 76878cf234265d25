using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>
/// The entitlements of one member: those that stand, each with its state as of now, then those that open now. An offer
/// opens when nothing forbids it to this member (<see cref="Refusal"/>), the pressure leaves a place, and either its
/// next step is due or its cool-down is over and its query holds.
/// </summary>
internal sealed class MemberOffers
{
    private readonly OfferRules _rules;
    private readonly MemberHistory _seen;
    private readonly MemberFacts _facts;
    private readonly SpentOffers _spent;
    private readonly Instant _now;
    private readonly List<Entitlement> _held;
    private readonly List<string> _unplaced = [];
    private readonly Lazy<Customer?> _owner;
    private readonly Lazy<Customer?> _placed;
    private readonly Lazy<bool> _consent;
    private readonly Lazy<ValuedOrder?> _lastOrder;
    private readonly ImmutableArray<ReferralVerdict> _referrals;

    public MemberOffers(
        OfferRules rules, MemberHistory seen, MemberFacts facts, MemberReferrals referrals, SpentOffers spent,
        Instant now)
    {
        _spent = spent;
        (_rules, _seen, _facts, _now, _referrals) = (rules, seen, facts, now, referrals.All);
        _held = new List<Entitlement>(seen.Entitlements.Length);
        _owner = new(() => OfferOwner.Of(seen, now));
        _placed = new(() => seen.Codeless.IsEmpty ? _owner.Value : OfferOwner.OfCodes(seen, now));
        _consent = new(() => Consent.Given(seen.Customers, rules.Program.UnknownConsent));
        _lastOrder = new(() => LastOrder.Of(facts.Orders.All));
        foreach (var held in seen.Entitlements)
            _held.Add(EntitlementUse.As(held, StateOf(held)) with { Referral = MemberReferrals.TermsOf(held, rules) });

        foreach (var compiled in rules.All)
            OpenIfDue(compiled);

        if (!_referrals.IsEmpty)
            _held.AddRange(
                ReferralCodes.New(_referrals, _placed.Value, now, rules.Zone).Where(one => !spent.Contains(one)));
    }

    public IReadOnlyList<Entitlement> All => _held;

    /// <summary>Offers that only the lack of a place for their code keeps from opening now.</summary>
    public IReadOnlyList<string> Unplaced => _unplaced;

    /// <summary>The next instant at which an entitlement ends or one opens, if nothing new happens.</summary>
    public Instant? NextChange()
    {
        var next = _placed.Value is null ? null : ReferralCodes.NextOpening(_referrals, _now);
        foreach (var held in _held)
            if (held.State == EntitlementState.Open && EndsAt(held) is var end && !(end >= next))
                next = end;

        foreach (var compiled in _rules.All)
            if (OpensOn(compiled) is { } day && !(StartOf(day) >= next))
                next = StartOf(day);

        return next;
    }

    /// <summary>What keeps every step of an offer from this member until something happens; null: nothing.</summary>
    public OfferRefusal? Refusal(Offer offer) =>
        _owner.Value is null ? OfferRefusal.NoCustomer
        : OwnerOf(offer, offer.Value) is null ? OfferRefusal.NoPlace
        : offer.NeedsConsent && !_consent.Value ? OfferRefusal.NoConsent
        : !offer.DuringComplaint && _facts.Complaints.IsOpen ? OfferRefusal.OpenComplaint
        : null;

    /// <summary>The same of a new occasion: a share of an order is given once for each order.</summary>
    public OfferRefusal? FirstRefusal(Offer offer) => offer.Value.Kind != OfferKind.PercentOfLastOrder ? null
        : _lastOrder.Value is not { } last || ShareOf(last, offer.Value) == 0m ? OfferRefusal.NoOrder
        : _held.Exists(one => IsStanding(one, offer) && one.Basis?.Order == last.Order) ? OfferRefusal.SameOrder
        : null;

    /// <summary>First day on which the cap over all offers leaves a place.</summary>
    public LocalDate PlaceFrom(Offer offer) => offer.Referral is null
        ? Pressure.FreeFrom(_rules.Program.Pressure, _held, _rules.Zone)
        : LocalDate.MinIsoValue;

    public Occasion? OccasionOf(Offer offer) => Occasion.Latest(
        offer, _held, _seen.Orders, _rules.Zone, value => OwnerOf(offer, value) is not null);

    public bool IsControl(Offer offer) => _rules.IsControl(offer, _seen, _held);

    /// <summary>First day on which no cool-down forbids a new one; null while one is open.</summary>
    public LocalDate? MayOpenOn(Offer offer)
    {
        var day = LocalDate.MinIsoValue;
        foreach (var held in _held)
        {
            if (!OfferRules.IsOf(held, offer) || held.Referred is not null)
                continue;

            if (held.State == EntitlementState.Open)
                return null;

            // At least the next day, also without a cool-down: the key of an entitlement has the day in it.
            var days = held.State == EntitlementState.Withdrawn ? 1 : Math.Max(1, offer.CooldownDays);
            day = LocalDate.Max(day, DayOf(held.OpenedAt).PlusDays(days));
        }

        return day;
    }

    private EntitlementState StateOf(Entitlement held)
    {
        var state = EntitlementUse.StateOf(held, _seen, _now);
        if (state != EntitlementState.Open)
            return state;

        var isGroundless = (held.Referred is not null && !ReferralCodes.Stands(held, _referrals))
            || (held.Referral is not null && _rules.Of(held)?.Offer.Referral is null)
            || (held.Basis is { } basis && LastOrder.IsWorthLess(basis, _seen.Orders))
            || (held.Referred is null && _rules.Of(held) is { Offer.WhileTrue: true } compiled
                && !compiled.Query.Holds(_facts));
        return isGroundless ? EntitlementState.Withdrawn : EntitlementState.Open;
    }

    private void OpenIfDue(CompiledOffer compiled)
    {
        var offer = compiled.Offer;
        if (_spent.Contains(offer))
            return;

        if (OccasionOf(offer) is { } occasion && occasion.DueOn(_facts.Today) is { } step)
        {
            if (MayStandOn(_facts.Today, compiled) && MayOpen(offer))
                Open(offer, occasion.KeyOf(step), offer.Steps[step - 2].Value, offer.Steps[step - 2].ValidDays, step);
        }
        else if (MayOpenOn(offer) <= _facts.Today && compiled.Query.Holds(_facts)
            && FirstRefusal(offer) is null && MayOpen(offer))
        {
            Open(offer, key: null, offer.Value, offer.ValidDays, step: 1);
        }
    }

    // Else a step that comes after the query stopped to hold would be withdrawn the moment it was given.
    private bool MayStandOn(LocalDate day, CompiledOffer compiled) =>
        !compiled.Offer.WhileTrue || compiled.Query.HoldsOn(day, _facts);

    private bool MayOpen(Offer offer)
    {
        var refusal = Refusal(offer);
        if (refusal == OfferRefusal.NoPlace)
            _unplaced.Add(offer.Name);

        return refusal is null && PlaceFrom(offer) <= _facts.Today;
    }

    /// <summary>A tag, or a code for others, needs no place that is kept to one customer.</summary>
    private Customer? OwnerOf(Offer offer, OfferValue value) =>
        offer.Referral is null && value.Kind != OfferKind.Tag ? _placed.Value : _owner.Value;

    /// <param name="key">Null: that of a first step opening today.</param>
    private void Open(Offer offer, string? key, OfferValue value, int validDays, int step)
    {
        var customer = OwnerOf(offer, value)!; // Asked before: by Refusal, and of a step by its Occasion.
        key ??= EntitlementKey.Of(offer.Name, customer.Key, _seen.Id) + LocalDatePattern.Iso.Format(_facts.Today);
        var control = IsControl(offer);
        _held.Add(new Entitlement(
            key, offer.Name, customer.Key, OpenedAt: _now,
            ValidUntil: StartOf(_facts.Today.PlusDays(validDays + 1)),
            Code: null,
            Email: Email.Normalise(customer.Email))
        {
            Terms = control ? null : TermsOf(offer, value),
            Tag = control ? null : value.Label,
            Control = control,
            Referral = offer.Referral,
            Step = step,
            Basis = value.Kind == OfferKind.PercentOfLastOrder ? _lastOrder.Value : null,
        });
    }

    private CodeTerms? TermsOf(Offer offer, OfferValue value) => value.Kind switch
    {
        OfferKind.Percent => new(CodeKind.Percent, value.Number, offer.MinimumSpend, offer.Combines),
        OfferKind.Amount => new(CodeKind.Amount, value.Number, offer.MinimumSpend, offer.Combines),
        OfferKind.FreeShipping => new(CodeKind.FreeShipping, 0m, offer.MinimumSpend, offer.Combines),
        OfferKind.PercentOfLastOrder =>
            new(CodeKind.Amount, ShareOf(_lastOrder.Value!, value), offer.MinimumSpend, offer.Combines),
        _ => null,
    };

    private decimal ShareOf(ValuedOrder last, OfferValue value) => LastOrder.Share(
        _seen.Orders.First(order => order.Key == last.Order), last.Net, value.Number, _rules.Program);

    private static bool IsStanding(Entitlement held, Offer offer) =>
        held.State != EntitlementState.Withdrawn && OfferRules.IsOf(held, offer);

    private Instant EndsAt(Entitlement held) =>
        held.Referred is null && _rules.Of(held) is { Offer.WhileTrue: true } compiled
        && compiled.Query.FirstChange(_facts) is { } day
            ? Instant.Min(held.ValidUntil, StartOf(day))
            : held.ValidUntil;

    private LocalDate? OpensOn(CompiledOffer compiled)
    {
        var offer = compiled.Offer;
        // No date says when something of a budget comes back.
        if (_spent.Contains(offer) || Refusal(offer) is not null)
            return null;

        var place = PlaceFrom(offer);
        var step = NextStep(compiled, LocalDate.Max(place, _facts.Today.PlusDays(1)));
        if (MayOpenOn(offer) is not { } free || FirstRefusal(offer) is not null)
            return step;

        var first = FirstHolding(compiled.Query, LocalDate.Max(place, free));
        return step is null || first < step ? first : step;
    }

    private LocalDate? NextStep(CompiledOffer compiled, LocalDate from)
    {
        if (OccasionOf(compiled.Offer) is not { } occasion || occasion.NextFrom(from) is not { } first)
            return null;

        if (MayStandOn(first, compiled))
            return first;

        foreach (var later in compiled.Query.ChangeDays(_facts))
            if (later > first && occasion.NextFrom(later) is { } day && MayStandOn(day, compiled))
                return day;

        return null;
    }

    private LocalDate? FirstHolding(SegmentQuery query, LocalDate from)
    {
        // What may open today and did not waits for its query.
        if (from <= _facts.Today)
            return query.FirstChange(_facts);

        if (query.HoldsOn(from, _facts))
            return from;

        foreach (var later in query.ChangeDays(_facts))
            if (later > from && query.HoldsOn(later, _facts))
                return later;

        return null;
    }

    private LocalDate DayOf(Instant at) => at.InZone(_rules.Zone).Date;

    private Instant StartOf(LocalDate day) => _rules.Zone.StartOf(day);
}

internal enum OfferRefusal { NoCustomer, NoPlace, NoConsent, OpenComplaint, NoOrder, SameOrder }
