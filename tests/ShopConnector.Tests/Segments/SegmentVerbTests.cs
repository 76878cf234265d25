using System.Text.Json;
using ShopConnector.Sandbox;
using ShopConnector.Tests.EndToEnd;

namespace ShopConnector.Tests.Segments;

/// <summary>The built program, over members pulled from a shop.</summary>
public sealed class SegmentVerbTests : IAsyncLifetime
{
    private Installation _installation = null!;

    public async Task InitializeAsync() => _installation = await Installation.OpenAsync(
        SandboxPlatforms.WooCommerce, customers: 30);

    public Task DisposeAsync() => _installation.DisposeAsync().AsTask();

    [Fact]
    public async Task A_query_is_checked_or_refused_with_a_caret()
    {
        var sound = await _installation.RunAsync(
            "segment", "check", "amount_spent>=1000 and customer_tags contains 'vip'");
        sound.ExitCode.ShouldBe(0, sound.ToString());
        sound.Output.ShouldContain("amount_spent >= 1000 AND customer_tags CONTAINS 'vip'");
        sound.Output.ShouldContain("the amount spent is at least 1000");
        sound.Output.ShouldContain("It changes only when something new is known of a member");
        sound.Output.ShouldContain("It looks at 'vip', a tag of the programme: as decided now, whatever a shop holds.");

        var dutch = await _installation.RunAsync(
            "segment", "check", "amount_spent >= 1000 AND customer_tags CONTAINS 'vip'", "--language", "nl");
        dutch.Output.ShouldContain("Zo is het begrepen");
        dutch.Output.ShouldContain("het bestede bedrag is minstens 1000");
        dutch.Output.ShouldContain(
            "Het kijkt naar 'vip', een tag van het programma: zoals nu bepaald, wat een winkel ook heeft staan.");

        var open = await _installation.RunAsync(
            "segment", "check", "open_complaint = true OR abandoned_checkout_date > -7d");
        open.Output.ShouldContain(
            "No shop is asked for abandoned_checkout_date today: of the members stored, nobody has one.");
        open.Output.ShouldNotContain("No shop is asked for open_complaint");

        var refused = await _installation.RunAsync("segment", "check", "number_of_ordrs > 3");
        refused.ExitCode.ShouldBe(2, refused.ToString());
        refused.Errors.ShouldContain(
            "error: Line 1 Column 1: unknown attribute 'number_of_ordrs'. Did you mean number_of_orders?");
        refused.Errors.ShouldContain("  number_of_ordrs > 3\n  ^");
        refused.Output.ShouldBeEmpty();

        var document = await _installation.RunAsync("segment", "check", "number_of_orders >> 3", "--json");
        document.ExitCode.ShouldBe(2);
        var json = JsonDocument.Parse(document.Output).RootElement;
        json.GetProperty("valid").GetBoolean().ShouldBeFalse();
        json.GetProperty("column").GetInt32().ShouldBe(19);
        json.GetProperty("problem").GetString().ShouldBe("expected a number, found '>'.");

        var refusedInDutch = await _installation.RunAsync(
            "segment", "check", "number_of_orders >> 3", "--language", "nl", "--json");
        refusedInDutch.Errors.ShouldContain("error: Regel 1 kolom 19: hier hoort een getal te staan, en er staat '>'.");
        JsonDocument.Parse(refusedInDutch.Output).RootElement.GetProperty("problem").GetString()
            .ShouldBe("hier hoort een getal te staan, en er staat '>'.");
    }

    [Fact]
    public async Task Members_are_listed_once_the_shop_is_read()
    {
        var unread = await _installation.RunAsync("segment", "members", "number_of_orders >= 1");
        unread.ExitCode.ShouldBe(2, unread.ToString());
        unread.Errors.ShouldContain("not read to the end yet, so nobody can say who is in the segment.");

        (await _installation.RunAsync("plan")).ExitCode.ShouldBe(0);

        var all = await JsonAsync("Loyaliteitslid");
        var members = all.GetProperty("members").EnumerateArray().ToList();
        members.Count.ShouldBeGreaterThan(5);
        all.GetProperty("count").GetInt32().ShouldBe(members.Count);
        members.ShouldAllBe(member => member.GetProperty("numberOfOrders").GetInt32() >= 1);

        // Points, tier and tags are those of the programme as it decides now, though nothing was applied.
        var decided = await JsonAsync("customer_tags CONTAINS 'Loyaliteitslid' AND points_balance >= 0");
        decided.GetProperty("count").GetInt32().ShouldBe(members.Count(
            member => member.GetProperty("points").GetInt64() >= 0));
        var silver = await JsonAsync("tier = 'Zilver'");
        silver.GetProperty("members").EnumerateArray()
            .ShouldAllBe(member => member.GetProperty("tier").GetString() == "Zilver");

        var csv = await _installation.RunAsync("segment", "members", "number_of_orders >= 1", "--csv");
        var lines = csv.Output.TrimEnd().Split('\n');
        lines.Length.ShouldBe(members.Count + 1);
        lines[0].ShouldStartWith("member,customers,name,email,orders,amount_spent");

        var table = await _installation.RunAsync(
            "segment", "members", "number_of_orders >= 1", "--shop", _installation.Shop.Name);
        table.ExitCode.ShouldBe(0, table.ToString());
        table.Output.ShouldContain($"{members.Count} members");
    }

    [Fact]
    public async Task Wrong_usage_is_said_in_one_line()
    {
        var both = await _installation.RunAsync("segment", "members", "amount_spent > 5", "--csv", "--json");
        both.ExitCode.ShouldBe(2, both.ToString());
        both.Errors.ShouldContain("--csv and --json are two forms of one output; give one of them.");

        var shop = await _installation.RunAsync("segment", "members", "amount_spent > 5", "--shop", "nergens");
        shop.ExitCode.ShouldBe(2, shop.ToString());
        shop.Errors.ShouldContain("--shop nergens: there is no shop of that name in the configuration.");
    }

    private async Task<JsonElement> JsonAsync(string query)
    {
        var result = await _installation.RunAsync("segment", "members", query, "--json");
        result.ExitCode.ShouldBe(0, result.ToString());
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
