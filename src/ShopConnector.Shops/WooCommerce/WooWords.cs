using ShopConnector.Shops.Transport;

namespace ShopConnector.Shops.WooCommerce;

internal static class WooWords
{
    public const string KeyRemedy =
        "Make a key with Read/Write permission under WooCommerce → Settings → Advanced → REST API and put it into the "
        + "settings ConsumerKey and ConsumerSecret.";

    public const string NotThere = "WordPress answers, but WooCommerce is not there.";

    public const string NotThereRemedy =
        "Activate WooCommerce, and check that the setting Url is the shop, not another site of the network.";

    public static PlatformWords Of { get; } = new(
        Product: "WooCommerce",
        Credential: "the consumer key",
        CredentialRemedy: KeyRemedy,
        PermissionRemedy: "Give the key Read/Write permission, and its user the role Shop manager or Administrator.",
        AddressRemedy: "The setting Url must be the shop's home page, such as https://shop.example or "
            + "https://shop.example/shop.",
        PinSetting: "CertificateFingerprint");
}
