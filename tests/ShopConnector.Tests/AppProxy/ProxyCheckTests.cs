using ShopConnector.AppProxy;
using ShopConnector.Configuration;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;
using ShopConnector.Web;

namespace ShopConnector.Tests.AppProxy;

public sealed class ProxyCheckTests
{
    private static readonly ShopSettings s_shop = new()
    {
        Name = "atelier noord",
        Platform = Platform.Shopify,
        Url = "https://atelier.myshopify.com",
        ClientSecret = "hush",
    };

    private static readonly WebOptions s_web = new() { PublicUrl = new Uri("https://loyalty.example/sub/") };

    [Fact]
    public void The_address_to_fill_in_is_told() =>
        ProxyCheck.Lines(s_shop, s_web).ShouldHaveSingleItem().ShouldBe(new CheckLine(
            "page for shoppers", CheckResult.Ok,
            "the app's proxy URL is https://loyalty.example/sub/proxy/atelier%20noord "
            + "(Dev Dashboard, the app, Versions, App proxy: prefix apps, subpath loyalty)"));

    [Fact]
    public void Without_the_secret_the_page_is_not_shown() =>
        ProxyCheck.Lines(s_shop with { ClientSecret = null }, s_web).ShouldHaveSingleItem().ShouldBe(new CheckLine(
            "page for shoppers", CheckResult.Warning,
            "not shown: without ClientSecret nobody can prove to be the storefront",
            "Set ClientSecret to the app's secret; it may stand beside an AccessToken."));

    [Fact]
    public void Nothing_is_told_where_nothing_listens_or_the_platform_does_not_ask()
    {
        ProxyCheck.Lines(s_shop, WebOptions.None).ShouldBeEmpty();
        ProxyCheck.Lines(s_shop with { Platform = Platform.WooCommerce }, s_web).ShouldBeEmpty();
    }
}
