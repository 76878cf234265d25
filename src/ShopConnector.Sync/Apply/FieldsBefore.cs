using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// The fields of a card as they were before a run, where they still stand. A code of ours that has ended meanwhile is
/// not shown again. One we know nothing of was typed by staff, or made by an installation whose database was lost: the
/// shop showed it, and by all we know it works.
/// </summary>
internal sealed class FieldsBefore(
    LoyaltyCard card, ImmutableArray<Entitlement> codes, Instant now, DateTimeZone zone)
{
    public ImmutableArray<FieldChange> Of(ImmutableArray<FieldChange> written)
    {
        var back = written.Where(Stands).Select(field => field.Field switch
        {
            CardField.OfferCode => Swap(field, OfferWorks(field, written)),
            CardField.ReferralCode => Swap(field, Works(field.From)),
            _ => Swap(field, isBack: true),
        }).ToList();
        if (written.FirstOrDefault(one => one.Field == CardField.OfferCode) is { } offer)
        {
            back.RemoveAll(one => one.Field == CardField.OfferUntil);
            if (Stands(offer) && Until(offer, written) is { } until)
                back.Add(until);
        }

        return [.. back.Where(one => !string.Equals(one.From, one.To, StringComparison.Ordinal))];
    }

    /// <summary>The last day goes with its code, also where only the code had changed.</summary>
    private FieldChange? Until(FieldChange offer, ImmutableArray<FieldChange> written)
    {
        var shown = CardValue.Of(card, CardField.OfferUntil);
        return OfferWorks(offer, written)
            ? written.Where(one => one.Field == CardField.OfferUntil && Stands(one))
                .Select(one => Swap(one, isBack: true)).FirstOrDefault()
            : new FieldChange(CardField.OfferUntil, shown, To: null);
    }

    private bool OfferWorks(FieldChange offer, ImmutableArray<FieldChange> written)
    {
        var changed = written.FirstOrDefault(one => one.Field == CardField.OfferUntil);
        var until = changed is null ? card.OfferUntil : changed.From;
        return Works(offer.From)
            && !(until is not null && LocalDatePattern.Iso.Parse(until) is { Success: true } day
                && day.Value < now.InZone(zone).Date);
    }

    private bool Works(string? code)
    {
        var ours = codes.FirstOrDefault(one => string.Equals(one.Code, code, StringComparison.OrdinalIgnoreCase));
        return code is not null
            && (ours is null || (ours.State == EntitlementState.Open && now < ours.ValidUntil));
    }

    private static FieldChange Swap(FieldChange field, bool isBack) =>
        new(field.Field, field.To, isBack ? field.From : null);

    private bool Stands(FieldChange field) =>
        string.Equals(field.To, CardValue.Of(card, field.Field), StringComparison.Ordinal);
}
