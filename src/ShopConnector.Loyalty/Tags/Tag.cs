namespace ShopConnector.Loyalty.Tags;

/// <summary>
/// What a shop makes of a tag: trimmed, at most 255 characters, and never a comma, which splits it in two.
/// </summary>
public static class Tag
{
    public const int MostCharacters = 255;

    // Shops fold case: "vip" and "VIP" are one tag, in the casing that came first.
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    public static string Normalise(string tag) => tag.Trim();

    /// <summary>What is wrong with it, with an example of what is right; null when a shop can hold it.</summary>
    public static string? ProblemOf(string tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
            return "is blank; give the label that customers get, such as \"VIP\".";

        if (tag.Contains(',', StringComparison.Ordinal))
        {
            var without = tag.Replace(",", "", StringComparison.Ordinal);
            return $"has a comma, which a shop reads as two tags; write \"{without}\".";
        }

        if (tag.Any(char.IsControl))
            return "has a line break or another control character; write one plain line, such as \"VIP\".";

        return tag.Trim().Length > MostCharacters
            ? $"has {tag.Trim().Length} characters; at most {MostCharacters} fit, such as \"VIP\"."
            : null;
    }
}
