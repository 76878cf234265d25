using System.Globalization;
using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>Paging as WooCommerce checks and counts it.</summary>
internal static class WooPage
{
    private const int PerPageDefault = 10;
    private const int PerPageMax = 100;

    public static WooAnswer Of<T>(WooRequest request, IReadOnlyList<T> sorted, Func<T, JsonObject?> render)
    {
        var size = Number(request, "per_page", PerPageDefault, 1, PerPageMax);
        var page = Number(request, "page", 1, 1, int.MaxValue);
        var offset = request.Text("offset") is null
            ? (long)(page - 1) * size
            : Number(request, "offset", 0, 0, int.MaxValue);
        var items = new JsonArray();
        foreach (var row in sorted.Skip((int)Math.Min(offset, int.MaxValue)).Take(size))
        {
            // What cannot be read is left out, so a short page is not the end.
            if (render(row) is { } item)
                items.Add((JsonNode)item);
        }

        // Beyond the last page WooCommerce has lost count and says 0.
        var beyond = offset >= sorted.Count;
        var total = beyond ? 0 : sorted.Count;
        return new WooAnswer(200, items, new PageFigures(total, (total + size - 1) / size, page));
    }

    /// <summary><c>asc</c> or <c>desc</c>.</summary>
    public static bool Descending(WooRequest request, bool standard) => request.Text("order") switch
    {
        null => standard,
        "asc" => false,
        "desc" => true,
        _ => throw WooError.InvalidParameter("order", "order is not one of asc and desc."),
    };

    public static string OrderBy(WooRequest request, string standard, params string[] known)
    {
        var name = request.Text("orderby") ?? standard;
        return known.Contains(name, StringComparer.Ordinal)
            ? name
            : throw WooError.InvalidParameter(
                "orderby", $"orderby is not one of {string.Join(", ", known[..^1])}, and {known[^1]}.");
    }

    /// <summary>Keeps what <c>include</c> and <c>exclude</c> leave.</summary>
    public static IEnumerable<T> Chosen<T>(WooRequest request, IEnumerable<T> rows, Func<T, long> idOf)
    {
        var include = request.Ids("include").ToHashSet();
        var exclude = request.Ids("exclude").ToHashSet();
        return rows.Where(row => (include.Count == 0 || include.Contains(idOf(row))) && !exclude.Contains(idOf(row)));
    }

    private static int Number(WooRequest request, string name, int standard, int min, int max)
    {
        if (request.Text(name) is not { } text)
            return standard;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw WooError.InvalidParameter(name, $"{name} is not of type integer.");
        if (number >= min && number <= max)
            return number;
        throw WooError.InvalidParameter(name, max == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{name} must be greater than or equal to {min}")
            : string.Create(CultureInfo.InvariantCulture,
                $"{name} must be between {min} (inclusive) and {max} (inclusive)"));
    }
}
