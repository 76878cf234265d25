namespace ShopConnector.Configuration;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
internal static class NearestName
{
    public static string Hint(string misspelt, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(name => Distance(misspelt.ToUpperInvariant(), name.ToUpperInvariant()));
        return nearest is not null
            && Distance(misspelt.ToUpperInvariant(), nearest.ToUpperInvariant()) <= 1 + misspelt.Length / 3
            ? $"Did you mean {nearest}?"
            : $"There is: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }

    /// <summary>Levenshtein: letters to insert, delete or replace.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j - 1], row[j]));
            }
        }

        return row[right.Length];
    }
}
