using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Shops.WooCommerce.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce.Pull;

public sealed class OverlapTests
{
    private const int Crowd = 10_500;

    [Fact]
    public void Of_a_crowd_too_large_to_be_followed_the_latest_changes_are_known_again()
    {
        var overlap = new Overlap(new Dictionary<long, string>(), Instant.MinValue);
        foreach (var id in Enumerable.Range(1, Crowd))
            overlap.IsNews(id, Order(id)).ShouldBeTrue();

        overlap.Holds(Enumerable.Range(Crowd - 99, 100).Select(id => Order(id))).ShouldBeTrue();
        overlap.Holds([Order(Crowd, total: "11.00")]).ShouldBeFalse();
        overlap.Holds([Order(Crowd + 1)]).ShouldBeFalse();
    }

    /// <summary>Each changed a second after the one before.</summary>
    private static JsonElement Order(int id, string total = "10.00") => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["id"] = id,
        ["total"] = total,
        ["date_modified_gmt"] = $"2026-11-01T{id / 3600:00}:{id / 60 % 60:00}:{id % 60:00}",
    });
}
