using System.Collections.Immutable;

namespace ShopConnector.Loyalty.Segments.Language.Names;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>Null: none is near.</summary>
    public static string? To(string written, ImmutableArray<string> words)
    {
        var best = words.MinBy(word => Distance(written, word));
        return best is not null && Distance(written, best) <= Math.Max(written.Length, best.Length) / 2 ? best : null;
    }

    /// <summary>Letters to insert, remove or replace (Levenshtein), case ignored.</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[^1];
    }
}
