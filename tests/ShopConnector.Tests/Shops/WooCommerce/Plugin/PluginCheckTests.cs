using System.Net;
using ShopConnector.Sync.Check;

namespace ShopConnector.Tests.Shops.WooCommerce.Plugin;

public sealed class PluginCheckTests : IDisposable
{
    private readonly StubWoo _stub = new();

    public PluginCheckTests() => _stub.Index = _stub.Index.Replace("wp/v2", "shopconnector/v1");

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task The_plugin_tells_what_the_site_is_made_of()
    {
        Healthy("1.0.0");
        var lines = await CheckAsync();

        lines.Where(line => line.Result == CheckResult.Ok).Select(line => $"{line.Subject}: {line.Found}").ShouldBe(
        [
            "WooCommerce: 10.5.0, on WordPress 6.9 and PHP 7.4.33", "order storage: classic, among the posts",
            "checkout: made of blocks", "page cache: none seen",
            "companion plugin: 1.0.0, takes 500 members in a call; checkout rules: 2",
        ], ignoreOrder: true);
        _stub.Requests.ShouldNotContain(asked => asked.Route == "GET system_status");
    }

    [Theory]
    [InlineData("0.9.2", "Make the newest one with shopconnector plugin pack and upload it under Plugins.")]
    [InlineData("2.1.0", "Update ShopConnector.")]
    public async Task A_version_that_does_not_fit_says_which_side_is_old(string version, string remedy)
    {
        Healthy(version);

        (await CheckAsync()).ShouldContain(new CheckLine(
            "companion plugin", CheckResult.Warning,
            $"{version} does not fit this connector, so that members are written without it", remedy));
    }

    [Fact]
    public async Task Without_it_a_tier_that_ships_free_is_worth_a_warning()
    {
        _stub.Index = _stub.Index.Replace("shopconnector/v1", "wp/v2");
        var line = (await CheckAsync(givesFreeShippingByTag: true)).Single(one => one.Subject == "companion plugin");

        line.Result.ShouldBe(CheckResult.Warning);
        line.Found.ShouldStartWith("not there, so that no tier ships free; rules at the checkout,");
        line.Remedy.ShouldBe("Make it with shopconnector plugin pack and upload the zip under Plugins → Add Plugin.");
    }

    [Fact]
    public async Task With_it_and_without_a_rule_no_tier_ships_free_either()
    {
        Healthy("1.0.0", rules: 0);

        (await CheckAsync(givesFreeShippingByTag: true)).ShouldContain(new CheckLine(
            "companion plugin", CheckResult.Warning,
            "1.0.0, but without a rule for the checkout, so that no tier ships free",
            "Make a rule for the tier under WooCommerce → Loyalty."));
    }

    [Fact]
    public async Task A_plugin_that_does_not_answer_is_named()
    {
        _stub.On("GET shopconnector/v1/health", _ => StubWoo.Error(HttpStatusCode.Forbidden, "rest_forbidden"));

        (await CheckAsync()).Single(line => line.Subject == "companion plugin").Found.ShouldStartWith(
            "it is there and does not answer, so that members are written without it: ");
    }

    private void Healthy(string version, int rules = 2) => _stub.On("GET shopconnector/v1/health", $$"""
        {"plugin":"{{version}}","wordpress":"6.9","woocommerce":"10.5.0","php":"7.4.33","hpos":false,
         "block_checkout":true,"page_cache":false,"members_at_most":500,"rules":{{rules}},"time":1793527200}
        """);

    /// <summary>The lines about the site and the plugin.</summary>
    private async Task<List<CheckLine>> CheckAsync(bool givesFreeShippingByTag = false)
    {
        string[] subjects = ["WooCommerce", "order storage", "checkout", "page cache", "companion plugin"];
        var lines = await _stub.Shop(givesFreeShippingByTag: givesFreeShippingByTag).CheckAsync(CancellationToken.None);
        return [.. lines.Where(line => subjects.Contains(line.Subject))];
    }
}
