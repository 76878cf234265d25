using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox.WooCommerce.Plugin;

namespace ShopConnector.Tests.Sandbox.WooCommerce;

public sealed class CompanionTests : IAsyncLifetime
{
    private WooShop _shop = null!;
    private long _customer;

    public async Task InitializeAsync()
    {
        _shop = await WooShop.OpenAsync(customers: 5, companion: CompanionPlugin.Installed);
        _customer = _shop.Shop.Staff.CustomerIds[0];
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Whether_the_plugin_is_there_is_a_switch()
    {
        await using var without = await WooShop.OpenAsync(customers: 5);
        await using var old = await WooShop.OpenAsync(customers: 5, companion: CompanionPlugin.Outdated);

        (await HealthAsync(without)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await HealthAsync(old)).Body["plugin"]!.GetValue<string>().ShouldBe("0.9.2");
        (await HealthAsync(_shop)).Body["plugin"]!.GetValue<string>().ShouldBe("1.0.0");
        (await IndexAsync(without)).ShouldNotContain("shopconnector/v1");
        (await IndexAsync(_shop)).ShouldContain("shopconnector/v1");
    }

    [Fact]
    public async Task A_push_changes_what_it_names_and_no_time_of_modification()
    {
        var before = await CustomerAsync();
        (await PushAsync($$"""{"customer":{{_customer}},"version":5,"tags":["VIP"],"points":12,"tier":"Goud"}"""))
            .ShouldBe(["written"]);
        (await PushAsync($$"""{"customer":{{_customer}},"version":6,"tier":null,"shared":true}"""))
            .ShouldBe(["written"]);

        var after = await CustomerAsync();
        Ours(after).ShouldBe(["shopconnector_tags=[\"VIP\"]", "shopconnector_points=\"12\""]);
        after["date_modified_gmt"]!.ToJsonString().ShouldBe(before["date_modified_gmt"]!.ToJsonString());
    }

    [Fact]
    public async Task No_older_version_wins_and_a_repeated_one_changes_nothing()
    {
        string Member(int version, int points) =>
            $$"""{"customer":{{_customer}},"version":{{version}},"points":{{points}}}""";

        (await PushAsync(Member(6, 60))).ShouldBe(["written"]);
        (await PushAsync(Member(6, 60), Member(5, 50), Member(6, 61))).ShouldBe(["unchanged", "stale", "refused"]);
        Ours(await CustomerAsync()).ShouldBe(["shopconnector_points=\"60\""]);
    }

    [Fact]
    public async Task Each_member_has_its_own_answer()
    {
        var orders = await _shop.Client.ListAsync("orders", "per_page=1");
        var order = orders[0]!["id"]!.GetValue<long>();
        (await PushAsync(
            """{"customer":999999,"version":1}""", """{"version":1}""",
            $$"""{"customer":{{_customer}},"version":0}""", $$"""{"customer":{{_customer}},"version":1,"points":"x"}""",
            $$"""{"order":{{order}},"version":1,"tier":null}""")).ShouldBe(
            ["unknown", "refused", "refused", "refused", "unchanged"]);
    }

    [Theory]
    [InlineData("cs_wrong", 0)]
    [InlineData(null, 301)]
    [InlineData(null, -301)]
    public async Task An_unsigned_or_late_push_is_refused(string? secret, int secondsOff)
    {
        using var answer = await SendAsync("""{"members":[]}""", secret, secondsOff);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_push_has_five_hundred_members_at_most()
    {
        var members = Enumerable.Repeat("""{"customer":999999,"version":1}""", 501);
        using var answer = await SendAsync($$"""{"members":[{{string.Join(',', members)}}]}""");
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> HealthAsync(WooShop shop)
    {
        using var answer = await shop.Client.SendAsync("GET", "wp-json/shopconnector/v1/health");
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static async Task<string> IndexAsync(WooShop shop)
    {
        using var answer = await shop.Client.SendAsync("GET", "wp-json");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<JsonNode> CustomerAsync() =>
        (await _shop.Client.JsonAsync("GET", $"customers/{_customer}")).Body;

    private static IEnumerable<string> Ours(JsonNode customer) => customer["meta_data"]!.AsArray()
        .Where(row => row!["key"]!.GetValue<string>().Contains("shopconnector"))
        .Select(row => $"{row!["key"]}={row["value"]!.ToJsonString()}");

    private async Task<IEnumerable<string>> PushAsync(params string[] members)
    {
        using var answer = await SendAsync($$"""{"members":[{{string.Join(',', members)}}]}""");
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!["results"]!.AsArray().Select(result => result!["status"]!.GetValue<string>());
    }

    private Task<HttpResponseMessage> SendAsync(string body, string? secret = null, int secondsOff = 0)
    {
        var time = (_shop.Clock.GetCurrentInstant() + Duration.FromSeconds(secondsOff)).ToUnixTimeSeconds()
            .ToString(CultureInfo.InvariantCulture);
        secret ??= _shop.Shop.Credentials.ConsumerSecret!;
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}\n{body}")));
        return _shop.Client.SendAsync(
            "POST", "wp-json/shopconnector/v1/members", body: body, headers: new()
            {
                ["X-ShopConnector-Timestamp"] = time,
                ["X-ShopConnector-Signature"] = signature,
            });
    }
}
