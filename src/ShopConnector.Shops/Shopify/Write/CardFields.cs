using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>Where each field of the card lives: metafields that the theme, mail tools and staff can read.</summary>
internal static class CardFields
{
    public const string Namespace = "loyalty";

    public static string Key(CardField field) => field switch
    {
        CardField.Points => "points",
        CardField.PointsPending => "points_pending",
        CardField.Tier => "tier",
        CardField.OfferCode => "offer_code",
        CardField.OfferUntil => "offer_until",
        CardField.ReferralCode => "referral_code",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Shopify has tags of its own."),
    };

    public static string Type(CardField field) => field switch
    {
        CardField.Points or CardField.PointsPending => "number_integer",
        CardField.OfferUntil => "date",
        _ => "single_line_text_field",
    };
}
