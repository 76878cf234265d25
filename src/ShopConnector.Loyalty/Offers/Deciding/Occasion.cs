using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>
/// One time that an offer opened for a member, with the steps that follow it until the member buys something. A step
/// that could not open while it would still have been valid is left out.
/// </summary>
internal sealed class Occasion
{
    private readonly Offer _offer;
    private readonly LocalDate _day;
    private readonly int _given;
    private readonly Func<OfferValue, bool> _hasOwner;

    private Occasion(Offer offer, Entitlement first, int given, LocalDate day, Func<OfferValue, bool> hasOwner)
    {
        First = first;
        _offer = offer;
        _given = given;
        _day = day;
        _hasOwner = hasOwner;
    }

    public Entitlement First { get; }

    /// <summary>Null: the offer has no steps, or has never opened, or they have come to their end.</summary>
    /// <param name="hasOwner">
    /// Whether any customer could have a value: a step may be a code where the one before it was a tag.
    /// </param>
    public static Occasion? Latest(
        Offer offer, IReadOnlyList<Entitlement> held, ImmutableArray<Order> orders, DateTimeZone zone,
        Func<OfferValue, bool> hasOwner)
    {
        if (offer.Steps.IsEmpty)
            return null;

        Entitlement? first = null;
        foreach (var one in held)
            if (one.Step == 1 && OfferRules.IsOf(one, offer) && !(one.OpenedAt < first?.OpenedAt))
                first = one;

        if (first is null || first.State == EntitlementState.Withdrawn || HasBought(orders, first.OpenedAt))
            return null;

        var given = held.Where(one => one.Key.StartsWith($"{first.Key}:", StringComparison.Ordinal))
            .Select(one => one.Step).Append(1).Max();
        return new Occasion(offer, first, given, first.OpenedAt.InZone(zone).Date, hasOwner);
    }

    /// <summary>The number of the step that is due on a day; null when none is.</summary>
    public int? DueOn(LocalDate day)
    {
        for (var i = _offer.Steps.Length - 1; i >= 0; i--)
            if (DayOf(i) is var due && due <= day)
                return IsOpenOn(day, due, i) ? i + 2 : null;

        return null;
    }

    /// <summary>The first day, from the given one on, on which a step is due.</summary>
    public LocalDate? NextFrom(LocalDate from)
    {
        for (var i = 0; i < _offer.Steps.Length; i++)
            if (LocalDate.Max(DayOf(i), from) is var day && DueOn(day) == i + 2)
                return day;

        return null;
    }

    public string KeyOf(int step) => $"{First.Key}:{step}";

    private bool IsOpenOn(LocalDate day, LocalDate due, int index) =>
        index + 2 > _given
        && day <= due.PlusDays(_offer.Steps[index].ValidDays)
        && _hasOwner(_offer.Steps[index].Value);

    private LocalDate DayOf(int index) => _day.PlusDays(_offer.Steps[index].AfterDays);

    // Also one that is not paid yet: a reminder to somebody who has just ordered is the worst of all.
    private static bool HasBought(ImmutableArray<Order> orders, Instant since)
    {
        foreach (var order in orders)
            if (order.PlacedAt > since && !order.Test && order.CancelledAt is null)
                return true;

        return false;
    }
}
