using System.Text;

namespace ShopConnector.Shops.Households;

/// <summary>
/// One text for all spellings of one address. It never leaves memory as it is: storage keeps it as a keyed hash.
/// </summary>
internal static class AddressTrace
{
    /// <summary>Null without a street or a postcode: half an address is that of many.</summary>
    public static string? Of(string? country, string? postcode, string? street, string? addition)
    {
        var (place, house) = (Bare(postcode), Bare(street) + Bare(addition));
        return place.Length == 0 || house.Length == 0 ? null : $"{Bare(country)} {place} {house}";
    }

    // "Dam 1-a" is "DAM 1a", and an accent is left out as often as not.
    private static string Bare(string? text) => text is null
        ? ""
        : string.Concat(text.Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
