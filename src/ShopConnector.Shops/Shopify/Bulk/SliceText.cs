using NodaTime;
using NodaTime.Text;
using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Bulk;

/// <summary>A slice as Shopify's search language says it. Equal slices have equal documents.</summary>
internal static class SliceText
{
    /// <param name="created">The search field that holds the creation.</param>
    /// <param name="changed">Where <c>updated_at</c> must begin so that nothing is missed; null: anywhere.</param>
    public static string? Filter(BulkSlice slice, string created, Instant? changed)
    {
        var terms = new List<string>(3);
        Add("updated_at", ">=", changed);
        Add(created, ">=", slice.From);
        Add(created, "<", slice.To);
        return terms.Count == 0 ? null : string.Join(" AND ", terms);

        // Quoted: without quotes Shopify cuts the time at its first colon and reads the day in the shop's zone.
        void Add(string field, string comparison, Instant? moment)
        {
            if (moment is { } at)
                terms.Add($"{field}:{comparison}'{InstantPattern.General.Format(at)}'");
        }
    }

    /// <summary>Our filters hold neither double quotes nor backslashes: they stand in a document as they are.</summary>
    public static string Document(GraphQlDocument document, string? filter) => document.Text.Replace(
        "(query: \"FILTER\")", filter is null ? "" : $"(query: \"{filter}\")", StringComparison.Ordinal);
}
