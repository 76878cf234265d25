using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.WooCommerce.Plugin;

public sealed class PushTests : IDisposable
{
    private const string Health = "GET shopconnector/v1/health";
    private const string Members = "POST shopconnector/v1/members";

    private readonly StubWoo _stub = new();

    public PushTests()
    {
        _stub.Index = _stub.Index.Replace("wp/v2", "shopconnector/v1");
        _stub.On(Health, Healthy("1.0.0"));
        _stub.On(Members, asked => Answer(asked, _ => "written"));
        _stub.On("POST customers/batch", asked => StubWoo.Json(
            new JsonObject { ["update"] = asked.Json["update"]!.DeepClone() }.ToJsonString()));
    }

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task A_member_is_pushed_with_its_differences_and_a_signature_over_them()
    {
        var change = Change("42",
            new FieldChange(CardField.Tags, null, """["VIP","Zo\u00eb"]"""),
            new FieldChange(CardField.Points, "1", "-128"), new FieldChange(CardField.Tier, "Goud", null)) with
        { IsShared = true };
        (await WriteAsync(change)).ShouldBe([new WriteOutcome.Written()]);

        var asked = Sent(Members);
        var member = asked.Json["members"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        ((long)member["version"]!).ShouldBeGreaterThanOrEqualTo(StubWoo.Now.ToUnixTimeMilliseconds());
        member.Remove("version");
        member.ToJsonString().ShouldBe(JsonNode.Parse(
            """{"customer":42,"tags":["VIP","Zoë"],"points":-128,"tier":null,"shared":true}""")!.ToJsonString());
        var time = asked.Header("X-ShopConnector-Timestamp");
        long.Parse(time, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(StubWoo.Now.ToUnixTimeSeconds());
        asked.Header("X-ShopConnector-Signature").ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData(
            "cs_1"u8.ToArray(), Encoding.UTF8.GetBytes($"{time}\n{asked.Body}"))));
    }

    [Fact]
    public async Task A_guests_values_go_to_the_carrier_and_leave_older_orders()
    {
        var guest = Points("guest:zoe@example.com") with { CarrierOrder = "12", ClearOrders = ["11"] };
        (await WriteAsync(guest)).ShouldBe([new WriteOutcome.Written()]);

        var members = Sent(Members).Json["members"]!.AsArray().Select(member => member!.AsObject());
        members.Select(member => string.Join(
            ' ', member.Where(one => one.Key != "version").Select(one => $"{one.Key}={one.Value}"))).ShouldBe(
        [
            "order=12 points=5",
            "order=11 tags= points= points_pending= tier= offer_code= offer_until= referral_code= next_tier=",
        ]);
    }

    [Fact]
    public async Task Ten_thousand_members_take_twenty_calls_and_one_question()
    {
        using var shop = (IDisposable)_stub.Shop();
        var changes = Enumerable.Range(1, 10_000).Select(id => Points($"{id}"));
        foreach (var batch in changes.Chunk(((IShop)shop).WriteBatchSize))
        {
            var outcomes = await ((IShop)shop).WriteAsync(batch, CancellationToken.None);
            outcomes.ShouldAllBe(outcome => outcome is WriteOutcome.Written);
        }

        _stub.Requests.Count(asked => asked.Route == Members).ShouldBe(20);
        _stub.Requests.Count(asked => asked.Route == Health).ShouldBe(1);
        _stub.Requests.ShouldNotContain(asked => asked.Route == "POST customers/batch");
        ((IShop)shop).Calls.LowerBound.ShouldBe(21);
    }

    [Fact]
    public async Task A_version_is_never_used_twice_even_when_the_clock_stands_still()
    {
        var shop = _stub.Shop();
        await shop.WriteAsync([Points("1")], CancellationToken.None);
        await shop.WriteAsync([Points("1")], CancellationToken.None);

        var versions = _stub.Requests.Where(asked => asked.Route == Members)
            .Select(asked => (long)asked.Json["members"]![0]!["version"]!).ToList();
        versions.Count.ShouldBe(2);
        versions[1].ShouldBeGreaterThan(versions[0]);
    }

    [Fact]
    public async Task What_the_plugin_says_of_a_member_is_what_became_of_it()
    {
        string[] status = ["written", "unchanged", "unknown", "stale", "refused", "something new"];
        _stub.On(Members, asked => Answer(asked, place => status[place]));
        var outcomes = await WriteAsync([.. Enumerable.Range(1, status.Length).Select(id => Points($"{id}"))]);

        outcomes.Select(outcome => outcome.GetType().Name)
            .ShouldBe(["Written", "Written", "Gone", "Refused", "Refused", "Refused"]);
        outcomes[4].ShouldBeOfType<WriteOutcome.Refused>().Reasons.ShouldBe(["the shop refused the values: Niet zo."]);
        _stub.Requests.ShouldNotContain(asked => asked.Route == "POST customers/batch");
    }

    [Fact]
    public async Task Nobody_asks_for_a_plugin_that_the_site_does_not_name()
    {
        _stub.Index = _stub.Index.Replace("shopconnector/v1", "wp/v2");
        (await WriteAsync(Points("1"))).ShouldBe([new WriteOutcome.Written()]);

        _stub.Requests.Select(asked => asked.Route).ShouldBe(["GET /", "POST customers/batch"]);
    }

    [Theory]
    [InlineData("0.9.2")]
    [InlineData("2.0.0")]
    [InlineData("nonsense")]
    public async Task A_plugin_of_another_version_is_left_alone(string version)
    {
        _stub.On(Health, Healthy(version));
        (await WriteAsync(Points("1"))).ShouldBe([new WriteOutcome.Written()]);

        _stub.Requests.Select(asked => asked.Route).ShouldBe(["GET /", Health, "POST customers/batch"]);
    }

    [Fact]
    public async Task A_plugin_that_fails_twice_is_done_without_for_a_while()
    {
        _stub.On(Members, _ => StubWoo.Error(HttpStatusCode.Unauthorized, "shopconnector_signature"));
        var shop = _stub.Shop();
        (await shop.WriteAsync([Points("1")], CancellationToken.None)).ShouldBe([new WriteOutcome.Written()]);
        (await shop.WriteAsync([Points("2")], CancellationToken.None)).ShouldBe([new WriteOutcome.Written()]);

        _stub.Requests.Select(asked => asked.Route).ShouldBe(
        [
            "GET /", Health, Members, Health, Members, "POST customers/batch", "POST customers/batch",
        ]);
    }

    [Fact]
    public async Task A_clock_that_was_set_meanwhile_is_asked_again()
    {
        var tries = 0;
        _stub.On(Members, asked => ++tries == 1
            ? StubWoo.Error(HttpStatusCode.Unauthorized, "shopconnector_signature") : Answer(asked, _ => "written"));
        (await WriteAsync(Points("1"))).ShouldBe([new WriteOutcome.Written()]);

        _stub.Requests.Select(asked => asked.Route).ShouldBe(["GET /", Health, Members, Health, Members]);
    }

    [Fact]
    public async Task Pushes_shrink_when_PHP_runs_out_of_time_and_grow_again()
    {
        var sizes = new List<int>();
        _stub.On(Members, asked =>
        {
            sizes.Add(asked.Json["members"]!.AsArray().Count);
            return sizes[^1] > 150
                ? new HttpResponseMessage(HttpStatusCode.GatewayTimeout) : Answer(asked, _ => "written");
        });
        var outcomes = await WriteAsync([.. Enumerable.Range(1, 700).Select(id => Points($"{id}"))]);

        outcomes.ShouldAllBe(outcome => outcome is WriteOutcome.Written);
        sizes.ShouldBe([500, 500, 250, 250, 125, 125, 125, 125, 200, 200, 100, 100]);
    }

    [Fact]
    public async Task An_answer_that_leaves_members_out_settles_none_by_it()
    {
        _stub.On(Members, """{"results":[]}""");
        (await WriteAsync(Points("1"))).ShouldBe([new WriteOutcome.Written()]);

        _stub.Requests[^1].Route.ShouldBe("POST customers/batch");
    }

    private async Task<IReadOnlyList<WriteOutcome>> WriteAsync(params CustomerChange[] changes) =>
        await _stub.Shop().WriteAsync(changes, CancellationToken.None);

    private StubWoo.Asked Sent(string route) =>
        _stub.Requests.Where(asked => asked.Route == route).ShouldHaveSingleItem();

    private static string Healthy(string version) =>
        $$"""{"plugin":"{{version}}","members_at_most":500,"time":{{StubWoo.Now.ToUnixTimeSeconds()}}}""";

    private static CustomerChange Points(string customer) =>
        Change(customer, new FieldChange(CardField.Points, null, "5"));

    private static CustomerChange Change(string customer, params ImmutableArray<FieldChange> fields) =>
        new() { Customer = new CustomerKey("kaashuis", customer), Fields = fields };

    private static HttpResponseMessage Answer(StubWoo.Asked asked, Func<int, string> status)
    {
        var results = asked.Json["members"]!.AsArray().Select((_, place) => (JsonNode)new JsonObject
        {
            ["status"] = status(place),
            ["message"] = "Niet zo.",
        });
        return StubWoo.Json(new JsonObject { ["results"] = new JsonArray([.. results]) }.ToJsonString());
    }
}
