namespace ShopConnector.Loyalty.OrderRules;

/// <summary>Buyers write one postcode in many ways: <c>1012ab</c>, <c>1012 AB</c>, <c>NL-1012 AB</c>.</summary>
internal static class Postcode
{
    private const int LongestPrefix = 3;

    /// <summary>
    /// Capitals without blanks, and without a country in front (<c>B-1000</c>); null when nothing is left.
    /// </summary>
    public static string? Normalise(string? postcode)
    {
        if (postcode is null)
            return null;

        var bare = string.Concat(postcode.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        var dash = bare.IndexOf('-', StringComparison.Ordinal);
        if (dash is > 0 and <= LongestPrefix && bare[..dash].All(char.IsAsciiLetter))
            bare = bare[(dash + 1)..];

        return bare.Length == 0 ? null : bare;
    }

    public static bool Same(string? left, string? right) =>
        string.Equals(Normalise(left), Normalise(right), StringComparison.Ordinal);

    /// <summary>The digits it begins with, compared as far as the ends go; one with fewer lies in no range.</summary>
    public static bool IsBetween(string? postcode, string from, string to)
    {
        if (Normalise(postcode) is not { } bare || bare.Length < from.Length)
            return false;

        var digits = bare.AsSpan(0, from.Length);
        return digits.IndexOfAnyExceptInRange('0', '9') < 0
            && digits.CompareTo(from, StringComparison.Ordinal) >= 0
            && digits.CompareTo(to, StringComparison.Ordinal) <= 0;
    }
}
