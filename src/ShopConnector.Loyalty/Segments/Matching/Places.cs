using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Matching;

/// <summary>
/// Countries, regions and cities, as we name them and as Shopify's editor does: <c>NL</c>, <c>NY</c> or <c>US-NY</c>,
/// <c>New York City</c> or <c>US-NY-NewYorkCity</c>. Case matters there, and here.
/// </summary>
internal static class Places
{
    public static bool Has(Meaning list, string value, Customer customer) => list switch
    {
        Meaning.Countries => value == customer.Country,
        Meaning.Regions => value == customer.Region ||
            (After(value, customer.Country) is [_, ..] region && region.SequenceEqual(customer.Region)),
        Meaning.Cities => value == customer.City || IsCode(value, customer),
        _ => throw new InvalidOperationException($"{list} is no list of places."),
    };

    private static bool IsCode(string value, Customer customer)
    {
        if (customer.City is not { Length: > 0 } city)
            return false;

        var rest = After(value, customer.Country);
        if (customer.Region is { Length: > 0 } region)
            rest = After(rest, region);
        else if (rest is ['-', .. var withoutRegion])
            rest = withoutRegion;

        return EqualsWithoutSpaces(rest, city);
    }

    /// <summary>What follows the part and a hyphen; nothing when the code does not begin so.</summary>
    private static ReadOnlySpan<char> After(ReadOnlySpan<char> code, string? part) =>
        part is { Length: > 0 } && code.StartsWith(part, StringComparison.Ordinal) &&
        code[part.Length..] is ['-', .. var rest]
            ? rest
            : [];

    private static bool EqualsWithoutSpaces(ReadOnlySpan<char> code, string city)
    {
        var at = 0;
        foreach (var letter in city)
        {
            if (char.IsWhiteSpace(letter))
                continue;

            if (at == code.Length || code[at++] != letter)
                return false;
        }

        return at == code.Length && at > 0;
    }
}
