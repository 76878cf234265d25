using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>What metadata shows of a member's loyalty. A spoiled value of ours reads as nothing.</summary>
internal static class CardReading
{
    public static LoyaltyCard Of(ImmutableArray<MetaRow> metadata) => new()
    {
        Tags = Tags(metadata.Meta(CardKeys.Tags)) ?? [],
        HasTagField = Tags(metadata.Meta(CardKeys.Tags)) is not null,
        Points = Count(metadata.MetaText(CardKeys.Points)),
        PointsPending = Count(metadata.MetaText(CardKeys.PointsPending)),
        Tier = NonEmpty(metadata.MetaText(CardKeys.Tier)),
        OfferCode = NonEmpty(metadata.MetaText(CardKeys.OfferCode)),
        OfferUntil = NonEmpty(metadata.MetaText(CardKeys.OfferUntil)),
        ReferralCode = NonEmpty(metadata.MetaText(CardKeys.ReferralCode)),
        NextTier = NonEmpty(metadata.MetaText(CardKeys.NextTier)),
    };

    public static bool HasAny(ImmutableArray<MetaRow> metadata) =>
        CardKeys.All.Any(field => metadata.Meta(CardKeys.Of(field)) is not null);

    /// <summary>Null when the value is no list, so that it is written anew.</summary>
    public static ImmutableArray<string>? Tags(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => Texts(list.EnumerateArray()),
        { ValueKind: JsonValueKind.Object } map => Texts(map.EnumerateObject().Select(one => one.Value)),
        _ => null,
    };

    private static ImmutableArray<string> Texts(IEnumerable<JsonElement> values) =>
        [.. values.Select(Plain.Scalar).OfType<string>()];

    private static long? Count(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
