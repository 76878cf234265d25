namespace ShopConnector.Sandbox.Shopify.Tagging;

/// <summary>
/// What Shopify makes of tags: commas split, also inside one element; white space around is cut; case does not count
/// and the first casing stays; at most 250 on one record.
/// </summary>
internal static class TagRules
{
    public const int CountMax = 250;

    public const int LengthMax = 255;

    public static IReadOnlyList<string> Split(IEnumerable<string> given) =>
    [
        .. given.SelectMany(text => text.Split(','))
            .Select(text => text.Trim())
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Why the tags cannot be added; nothing is added then.</summary>
    public static string? Refuse(IReadOnlyList<string> held, IReadOnlyList<string> added)
    {
        if (added.Any(tag => tag.Length > LengthMax))
            return $"Tags is too long (maximum is {LengthMax} characters)";
        return New(held, added).Count + held.Count > CountMax ? $"Tags cannot be more than {CountMax}" : null;
    }

    /// <summary>True when something was added.</summary>
    public static bool Add(List<string> held, IReadOnlyList<string> added)
    {
        var fresh = New(held, added);
        held.AddRange(fresh);
        return fresh.Count > 0;
    }

    public static bool Remove(List<string> held, IReadOnlyList<string> removed) =>
        held.RemoveAll(tag => removed.Contains(tag, StringComparer.OrdinalIgnoreCase)) > 0;

    /// <summary>Sorted without case, as every answer shows them.</summary>
    public static IReadOnlyList<string> Shown(IEnumerable<string> held) =>
        [.. held.OrderBy(tag => tag.ToUpperInvariant(), StringComparer.Ordinal)];

    private static List<string> New(IReadOnlyList<string> held, IReadOnlyList<string> added) =>
        [.. added.Where(tag => !held.Contains(tag, StringComparer.OrdinalIgnoreCase))];
}
