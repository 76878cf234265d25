using ShopConnector.Shops.Transport;

namespace ShopConnector.Shops.Shopify;

/// <summary>Failures in the words of Shopify's admin.</summary>
internal static class ShopifyWords
{
    public static PlatformWords Of(ShopifyOptions options) => new(
        Product: "Shopify",
        Credential: options.ClientId is null ? "the access token" : "the app's credentials",
        CredentialRemedy: options.ClientId is null
            ? "Copy the token (shpat_…) again from the app's API credentials into AccessToken; "
                + "it may have been revoked."
            : "Check that the app is still installed, then copy its client id and secret "
                + "into ClientId and ClientSecret.",
        PermissionRemedy: "Add the missing scope to the app, install it again, then run check.",
        AddressRemedy: "The setting Url looks like https://atelier.myshopify.com.");
}
