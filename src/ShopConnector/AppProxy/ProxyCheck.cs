using ShopConnector.Configuration;
using ShopConnector.Sync;
using ShopConnector.Sync.Check;
using ShopConnector.Web;

namespace ShopConnector.AppProxy;

/// <summary>What the owner of a Shopify shop fills in for shoppers to find the page.</summary>
internal static class ProxyCheck
{
    private const string Subject = "page for shoppers";

    /// <summary>Nothing where nothing listens, or on a platform whose storefront does not ask.</summary>
    public static IEnumerable<CheckLine> Lines(ShopSettings shop, WebOptions web)
    {
        if (shop.Platform != Platform.Shopify || web.Public(ProxyShop.PathOf(shop.Name)) is not { } url)
        {
            yield break;
        }

        yield return shop.ClientSecret is null
            ? new CheckLine(
                Subject, CheckResult.Warning, "not shown: without ClientSecret nobody can prove to be the storefront",
                "Set ClientSecret to the app's secret; it may stand beside an AccessToken.")
            : new CheckLine(
                Subject, CheckResult.Ok,
                $"the app's proxy URL is {url.AbsoluteUri} "
                + "(Dev Dashboard, the app, Versions, App proxy: prefix apps, subpath loyalty)");
    }
}
