using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Sync.Check;

namespace ShopConnector.Shops.WooCommerce.Check;

/// <summary>A host that does not take keys as it should: the connector manages, other programs may not.</summary>
internal static class KeyWords
{
    private const string Subject = "keys";
    private const string Instead = "so requests are signed instead (OAuth 1.0a), for which both clocks must be right";

    /// <summary>Null: nothing to say.</summary>
    public static CheckLine? Of(KeyWay way) => way switch
    {
        KeyWay.Signed => new(
            Subject, CheckResult.Warning, $"the host keeps the header Authorization from WordPress, {Instead}",
            "Nothing must be done. To mend it all the same, put SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1 "
            + "at the top of .htaccess, or ask the host for it."),
        KeyWay.SignedAsHttp => new(
            Subject, CheckResult.Warning, $"WordPress does not know that it is reached over https, {Instead}",
            "Let the proxy in front send X-Forwarded-Proto, and set $_SERVER['HTTPS'] = 'on' in wp-config.php where "
            + "it says https."),
        _ => null,
    };
}
