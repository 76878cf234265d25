using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ShopConnector.Loyalty.Tiers;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Sync.Pull;

/// <summary>The values of a card as the texts in which a plan compares and stores them.</summary>
public static class CardValue
{
    public static string? Of(LoyaltyCard card, CardField field) => field switch
    {
        CardField.Tags => card.HasTagField ? Array(card.Tags) : null,
        CardField.Points => Number(card.Points),
        CardField.PointsPending => Number(card.PointsPending),
        CardField.Tier => card.Tier,
        CardField.OfferCode => card.OfferCode,
        CardField.OfferUntil => card.OfferUntil,
        CardField.ReferralCode => card.ReferralCode,
        CardField.NextTier => card.NextTier,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, message: null),
    };

    /// <summary>A card with one value replaced; null takes it away.</summary>
    public static LoyaltyCard With(LoyaltyCard card, CardField field, string? value) => field switch
    {
        CardField.Tags => card with { Tags = ParseArray(value), HasTagField = value is not null },
        CardField.Points => card with { Points = ParseNumber(value) },
        CardField.PointsPending => card with { PointsPending = ParseNumber(value) },
        CardField.Tier => card with { Tier = value },
        CardField.OfferCode => card with { OfferCode = value },
        CardField.OfferUntil => card with { OfferUntil = value },
        CardField.ReferralCode => card with { ReferralCode = value },
        CardField.NextTier => card with { NextTier = value },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, message: null),
    };

    /// <summary>Rounded up to two digits: who buys for what is shown has the tier.</summary>
    public static string? Of(NextTier? next, string currency) => next is null ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{decimal.Round(next.Missing, 2, MidpointRounding.ToPositiveInfinity):0.00} {currency} {next.Name}");

    public static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A JSON array; letters outside ASCII stay readable, because people look at plans.</summary>
    public static string Array(ImmutableArray<string> tags) =>
        JsonSerializer.Serialize([.. tags], CardJson.StringArray);

    public static ImmutableArray<string> ParseArray(string? json) =>
        json is null ? [] : [.. JsonSerializer.Deserialize(json, CardJson.StringArray) ?? []];

    private static SyncJson CardJson { get; } =
        new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static long? ParseNumber(string? value) =>
        value is null ? null : long.Parse(value, CultureInfo.InvariantCulture);
}
