using System.Text.Json;
using ShopConnector.Sandbox;
using ShopConnector.Tests.EndToEnd;

namespace ShopConnector.Tests.Events;

/// <summary>The built program, over customers pulled from a shop.</summary>
public sealed class EventVerbTests : IAsyncLifetime
{
    private const string Programme =
        """
        { "Points": { "PendingDays": 14, "Bonuses": [
            { "Name": "Beoordeling", "On": "Event", "Kind": "Product Review", "Points": 25 } ] } }
        """;

    private Installation _installation = null!;
    private string _customer = "";

    public async Task InitializeAsync()
    {
        _installation = await Installation.OpenAsync(SandboxPlatforms.WooCommerce, customers: 20);
        await _installation.ConfigureAsync(Programme);
        (await _installation.RunAsync("plan")).ExitCode.ShouldBe(0);
        var members = await JsonAsync("segment", "members", "number_of_orders >= 1");
        var first = members.GetProperty("members").EnumerateArray()
            .SelectMany(member => member.GetProperty("customers").EnumerateArray()).First();
        _customer = $"{_installation.Shop.Name}:{first.GetProperty("id").GetString()}";
    }

    public Task DisposeAsync() => _installation.DisposeAsync().AsTask();

    [Fact]
    public async Task An_event_is_noted_once_listed_and_pays_its_bonus()
    {
        string[] add = ["event", "add", _customer, "product_review", "--at", "2026-03-01T15:00:00+01:00"];
        var noted = await JsonAsync([.. add, "--author", "An"]);
        var again = await JsonAsync([.. add, "--author", "Bo"]);

        (noted.GetProperty("new").GetBoolean(), again.GetProperty("new").GetBoolean()).ShouldBe((true, false));
        noted.GetProperty("id").GetString().ShouldBe("product-review@2026-03-01T14:00:00Z");
        again.GetProperty("author").GetString().ShouldBe("An");
        var listed = (await JsonAsync("event", "list", _customer)).GetProperty("events").EnumerateArray();
        listed.ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("product-review");
        (await _installation.RunAsync("event", "list", _customer)).Output.ShouldContain("2026-03-01 15:00");

        var statement = await JsonAsync("points", "statement", _customer);
        statement.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("what").GetString())
            .Count(what => what == "Bonus Beoordeling").ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_noted_is_refused_with_the_remedy()
    {
        var future = await RefusedAsync("event", "add", _customer, "complaint", "--at", "2150-01-01T00:00:00Z");
        future.ShouldContain(
            "event add --at 2150-01-01T00:00:00Z: that is still to come. Note an event when it has happened; "
            + "without --at it is now.");
        var past = await RefusedAsync("event", "add", _customer, "complaint", "--at", "1999-12-31T00:00:00Z");
        past.ShouldContain("that is before 2000-01-01T00:00:00Z, which is no event of these shops. Correct the year.");
        (await RefusedAsync("event", "add", _customer, "complaint", "--at", "gisteren"))
            .ShouldContain("--at \"gisteren\" is no instant; write it as 2026-11-01T10:00:00Z.");
        (await RefusedAsync("event", "add", _customer, " _ "))
            .ShouldContain("event add: KIND is blank or longer than 100 letters. For example: review");
        (await RefusedAsync("event", "add", "nobody@example.com", "complaint"))
            .ShouldContain("event add nobody@example.com: no such customer is known. Pull first with:");

        (await JsonAsync("event", "add", _customer, "complaint", "--id", "k1", "--at", "2026-03-01T14:00:00Z"))
            .GetProperty("new").GetBoolean().ShouldBeTrue();
        var taken = await RefusedAsync("event", "add", _customer, "complaint-solved", "--id", "k1");
        taken.ShouldContain("has another event of that number, complaint at 2026-03-01T14:00:00Z. Nothing was noted.");
        taken.ShouldContain("Give it another --id, or leave --id out.");
    }

    [Fact]
    public async Task A_kind_that_nothing_asks_for_is_noted_and_pointed_out()
    {
        var slip = await _installation.RunAsync("event", "add", _customer, "Complant");

        slip.ExitCode.ShouldBe(0, slip.ToString());
        slip.Errors.ShouldContain(
            "Nothing in the programme asks for \"complant\" today. It asks for: complaint, complaint-solved, "
            + "product-review.");
    }

    private async Task<string> RefusedAsync(params string[] arguments)
    {
        var result = await _installation.RunAsync(arguments);
        result.ExitCode.ShouldBe(2, result.ToString());
        result.Output.ShouldBeEmpty();
        return string.Join(' ', result.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)); // Unbroken.
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var result = await _installation.RunAsync([.. arguments, "--json"]);
        result.ExitCode.ShouldBe(0, result.ToString());
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
