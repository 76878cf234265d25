using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.WooCommerce.Write.Metadata;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Plugin;

/// <summary>A member as the plugin's readme.txt describes it: only what is to change.</summary>
internal static class MemberRow
{
    public static JsonObject Of(Carrier carrier, long version)
    {
        var row = new JsonObject
        {
            [carrier.IsOrder ? "order" : "customer"] = carrier.Id,
            ["version"] = version,
        };
        foreach (var field in carrier.Fields)
            row[Name(field.Field)] = Value(field);
        if (!carrier.IsOrder)
            row["shared"] = carrier.Progress.Change.IsShared;
        return row;
    }

    private static string Name(CardField field) => field switch
    {
        CardField.Tags => "tags",
        CardField.Points => "points",
        CardField.PointsPending => "points_pending",
        CardField.Tier => "tier",
        CardField.OfferCode => "offer_code",
        CardField.OfferUntil => "offer_until",
        CardField.ReferralCode => "referral_code",
        CardField.NextTier => "next_tier",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The plugin knows no such field."),
    };

    private static JsonNode? Value(FieldChange field) => field switch
    {
        { To: null } => null,
        { Field: CardField.Tags } => JsonNode.Parse(field.To),
        { Field: CardField.Points or CardField.PointsPending } =>
            JsonValue.Create(long.Parse(field.To, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(field.To),
    };
}
