using System.Text;

namespace ShopConnector.Loyalty.Orders;

/// <summary>
/// Where an order goes, as far as a query asks for it; the street and the name are nobody's business here.
/// </summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Region">As the shop gives it, such as <c>NH</c>.</param>
public sealed record ShippingAddress(string? Country, string? Region, string? Postcode, string? City)
{
    /// <summary>
    /// Equal for two spellings of one place: country and postcode without blanks, in capitals; without a postcode the
    /// city. Null when neither is known: such an address can be told from no other.
    /// </summary>
    internal string? Place => (Bare(Postcode), Bare(City)) switch
    {
        ({ Length: > 0 } postcode, _) => $"{Bare(Country)} {postcode}",
        (_, { Length: > 0 } city) => $"{Bare(Country)} in {city}",
        _ => null,
    };

    private static string Bare(string? text) => text is null
        ? ""
        : string.Concat(text.Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
