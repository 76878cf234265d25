using System.Collections.Immutable;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>The metadata keys that are ours; every other is somebody else's and never touched.</summary>
internal static class CardKeys
{
    public const string Tags = "shopconnector_tags";
    public const string Points = "shopconnector_points";
    public const string PointsPending = "shopconnector_points_pending";
    public const string Tier = "shopconnector_tier";
    public const string OfferCode = "shopconnector_offer_code";
    public const string OfferUntil = "shopconnector_offer_until";
    public const string ReferralCode = "shopconnector_referral_code";
    public const string NextTier = "shopconnector_next_tier";

    /// <summary>On a coupon: the entitlement it belongs to, and the proof that it is ours.</summary>
    public const string Entitlement = "shopconnector_entitlement";

    public static ImmutableArray<CardField> All { get; } = [.. Enum.GetValues<CardField>()];

    public static string Of(CardField field) => field switch
    {
        CardField.Tags => Tags,
        CardField.Points => Points,
        CardField.PointsPending => PointsPending,
        CardField.Tier => Tier,
        CardField.OfferCode => OfferCode,
        CardField.OfferUntil => OfferUntil,
        CardField.ReferralCode => ReferralCode,
        CardField.NextTier => NextTier,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No key is known for this field."),
    };
}
