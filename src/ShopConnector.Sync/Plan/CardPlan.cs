using NodaTime.Text;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Plan;

/// <summary>What a shop shows of a customer against what it should show.</summary>
internal static class CardPlan
{
    // held card          desired            → change
    // tag, not ours      the same tag       → nothing, and it stays the merchant's
    // tag, ours          not desired        → remove
    // no points field    0                  → set 0: an empty field would read as "unknown"
    // tier field         none               → remove the field
    public static CustomerChange Between(
        HeldCustomer held, Decision decision, CustomerCodes codes, Platform platform, string currency) =>
        platform == Platform.Shopify
            ? OnShopify(held, decision, Fields(held.Card, decision, codes))
            : OnWooCommerce(held, decision, Fields(held.Card, decision, codes), currency);

    /// <summary>Takes away all that is ours: our tags, and every value of our fields.</summary>
    public static CustomerChange Clearing(HeldCustomer held, Platform platform)
    {
        var owned = platform == Platform.Shopify ? held.OwnedTags : held.Card.Tags;
        return new CustomerChange
        {
            Customer = held.Key,
            RemoveTags = [.. TagPlan.Between(held.Card.Tags, [], owned).Remove],
            Fields =
            [
                .. Enum.GetValues<CardField>()
                    .Where(field => platform == Platform.WooCommerce
                        || field is not (CardField.Tags or CardField.NextTier))
                    .Select(field => new FieldChange(field, CardValue.Of(held.Card, field), To: null))
                    .Where(field => field.From is not null),
            ],
        };
    }

    private static CustomerChange OnShopify(HeldCustomer held, Decision decision, List<FieldChange> fields)
    {
        var tags = TagPlan.Between(held.Card.Tags, decision.Tags, held.OwnedTags);
        return new CustomerChange
        {
            Customer = held.Key,
            AddTags = [.. tags.Add],
            RemoveTags = [.. tags.Remove],
            OwnTags = decision.Tags,
            Fields = [.. fields],
        };
    }

    /// <summary>WooCommerce has no tags: the whole field is ours, and it is written as one.</summary>
    private static CustomerChange OnWooCommerce(
        HeldCustomer held, Decision decision, List<FieldChange> fields, string currency)
    {
        var next = CardValue.Of(decision.NextTier, currency);
        if (!string.Equals(held.Card.NextTier, next, StringComparison.Ordinal))
        {
            fields.Add(new FieldChange(CardField.NextTier, held.Card.NextTier, next));
        }

        var tags = TagPlan.Between(held.Card.Tags, decision.Tags, held.Card.Tags);
        if (!held.Card.HasTagField || !held.Card.Tags.AsSpan().SequenceEqual(decision.Tags.AsSpan()))
        {
            var from = held.Card.HasTagField ? CardValue.Array(held.Card.Tags) : null;
            fields.Insert(0, new FieldChange(CardField.Tags, from, CardValue.Array(decision.Tags)));
        }

        return new CustomerChange
        {
            Customer = held.Key,
            AddTags = [.. tags.Add],
            RemoveTags = [.. tags.Remove],
            OwnTags = decision.Tags,
            Fields = [.. fields],
        };
    }

    private static List<FieldChange> Fields(LoyaltyCard card, Decision decision, CustomerCodes codes)
    {
        var code = codes.Current;
        var fields = new List<FieldChange>();
        var points = decision.Points;
        Compare(CardField.Points, CardValue.Number(card.Points), CardValue.Number(points.Balance));
        Compare(CardField.PointsPending, CardValue.Number(card.PointsPending), CardValue.Number(points.Pending));
        Compare(CardField.Tier, card.Tier, decision.Tier);
        Compare(CardField.OfferCode, card.OfferCode, code?.Code);
        Compare(
            CardField.OfferUntil, card.OfferUntil,
            code?.Until is { } until ? LocalDatePattern.Iso.Format(until) : null);
        Compare(CardField.ReferralCode, card.ReferralCode, codes.ForFriends);
        return fields;

        void Compare(CardField field, string? from, string? to)
        {
            if (!string.Equals(from, to, StringComparison.Ordinal))
            {
                fields.Add(new FieldChange(field, from, to) { Digest = card.Digests?.GetValueOrDefault(field) });
            }
        }
    }
}
