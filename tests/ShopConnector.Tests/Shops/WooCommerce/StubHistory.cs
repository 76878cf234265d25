using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace ShopConnector.Tests.Shops.WooCommerce;

/// <summary>A shop with accounts and orders that pages, filters and sorts them as WooCommerce does.</summary>
internal sealed class StubHistory : IDisposable
{
    public StubHistory()
    {
        Stub.On("GET orders", asked => Listed(Orders.Where(order => IsAsked(asked, order)), asked));
        Stub.On("GET customers", asked => Listed(Customers.Where(customer => IsAsked(asked, customer)), asked));
    }

    /// <summary>When every order here was placed and, where nothing else is said, changed last.</summary>
    public static Instant Made { get; } = Instant.FromUtc(2026, 10, 1, 0, 0);

    public StubWoo Stub { get; } = new();

    public List<JsonObject> Orders { get; } = [];

    public List<JsonObject> Customers { get; } = [];

    public void Refund(int order, int id, string amount) => Stub.On(
        $"GET orders/{order}/refunds",
        $$"""[{"id":{{id}},"date_created_gmt":"2026-10-02T00:00:00","amount":"{{amount}}"}]""");

    public void Dispose() => Stub.Dispose();

    /// <summary>A watermark after everything that is there now was read, the overlap included.</summary>
    public async Task<string> LiveAsync()
    {
        var first = (await Stub.PullAsync(null))[^1].Watermark;
        return (await Stub.PullAsync(first))[^1].Watermark!;
    }

    public static bool IsAsked(StubWoo.Asked asked, JsonObject row)
    {
        if (asked["include"] is { } ids && !ids.Split(',').Contains(row["id"]!.ToString()))
            return false;

        var status = row["status"]?.ToString();
        return (asked["status"] is not { } wanted || (wanted == "any" ? status != "trash" : status == wanted))
            && (asked["after"] is not { } placed
                || string.CompareOrdinal(row["date_created_gmt"]!.ToString(), placed) > 0)
            && (asked["modified_after"] is not { } after
                || string.CompareOrdinal(row["date_modified_gmt"]!.ToString(), after) > 0);
    }

    public static HttpResponseMessage Listed(IEnumerable<JsonObject> rows, StubWoo.Asked asked) =>
        Answer(Page([.. rows], asked, out var total), total);

    public static HttpResponseMessage Answer(IEnumerable<JsonObject> rows, int total) =>
        StubWoo.Json(JsonSerializer.Serialize(rows), total: total);

    public static IEnumerable<JsonObject> Page(List<JsonObject> rows, StubWoo.Asked asked, out int total)
    {
        total = rows.Count;
        var ordered = asked["orderby"] == "modified"
            ? rows.OrderBy(row => row["date_modified_gmt"]!.ToString(), StringComparer.Ordinal) : rows.AsEnumerable();
        if (asked["order"] == "desc")
            ordered = ordered.Reverse();
        return ordered.Skip(int.Parse(asked["offset"] ?? "0")).Take(int.Parse(asked["per_page"] ?? "10"));
    }

    public static JsonObject Customer(int id) => new()
    {
        ["id"] = id,
        ["email"] = $"c{id}@example.com",
        ["role"] = "customer",
        ["date_created_gmt"] = "2025-01-01T00:00:00",
    };

    public static JsonObject Order(
        int id, int customer = 0, string modified = "2026-10-01T00:00:00", int product = 0) => new()
        {
            ["id"] = id,
            ["status"] = "completed",
            ["currency"] = "EUR",
            ["total"] = "10.00",
            ["date_created_gmt"] = "2026-10-01T00:00:00",
            ["date_modified_gmt"] = modified,
            ["customer_id"] = customer,
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["product_id"] = product,
                ["quantity"] = 1,
                ["total"] = "10.00",
            }),
        };
}
