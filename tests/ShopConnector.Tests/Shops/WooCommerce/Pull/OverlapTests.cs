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

    [Fact]
    public void Metadata_in_another_sequence_is_no_news_and_another_value_is()
    {
        var first = new Overlap(new Dictionary<long, string>(), Instant.MinValue);
        first.IsNews(1, With("""{"id":1,"key":"a","value":"1"},{"id":2,"key":"b","value":["2"]}"""));
        var seen = first.Remember(Instant.MinValue);

        IsNews("""{"id":2,"key":"b","value":["2"]},{"id":1,"key":"a","value":"1"}""").ShouldBeFalse();
        IsNews("""{"id":2,"key":"b","value":["1"]},{"id":1,"key":"a","value":"2"}""").ShouldBeTrue();
        IsNews("""{"id":1,"key":"a","value":"1"}""").ShouldBeTrue();

        bool IsNews(string metadata) => new Overlap(seen, Instant.MinValue).IsNews(1, With(metadata));
    }

    private static JsonElement With(string metadata) => JsonDocument.Parse(
        $$"""{"id":1,"total":"10.00","meta_data":[{{metadata}}],"date_modified_gmt":"2026-11-01T10:00:00"}""")
        .RootElement.Clone();

    /// <summary>Each changed a second after the one before.</summary>
    private static JsonElement Order(int id, string total = "10.00") => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["id"] = id,
        ["total"] = total,
        ["date_modified_gmt"] = $"2026-11-01T{id / 3600:00}:{id / 60 % 60:00}:{id % 60:00}",
    });
}
