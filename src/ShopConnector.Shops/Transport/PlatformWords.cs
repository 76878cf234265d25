namespace ShopConnector.Shops.Transport;

/// <summary>What differs between platforms when a failure is put into words for a shop owner.</summary>
/// <param name="Product">The platform, such as <c>Shopify</c>.</param>
/// <param name="Credential">What is not accepted on a 401, such as <c>the access token</c>.</param>
/// <param name="CredentialRemedy">A sentence: where a good one is made and which setting takes it.</param>
/// <param name="PermissionRemedy">A sentence: what to allow after a 403.</param>
/// <param name="AddressRemedy">A sentence: what the setting Url must look like.</param>
/// <param name="PinSetting">Takes the fingerprint of a certificate nobody vouches for; null: there is none.</param>
internal sealed record PlatformWords(
    string Product, string Credential, string CredentialRemedy, string PermissionRemedy, string AddressRemedy,
    string? PinSetting = null);
