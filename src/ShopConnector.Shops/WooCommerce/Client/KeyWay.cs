namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>How the keys travel to a shop over https. Over plain http it is always <see cref="Signed"/>.</summary>
internal enum KeyWay
{
    /// <summary>Basic, in the header Authorization: as it should be.</summary>
    Header,

    /// <summary>OAuth 1.0a: some hosts keep the header Authorization from PHP, so that no key arrives.</summary>
    Signed,

    /// <summary>
    /// The same, over the address as plain http has it: behind a proxy that does not tell, WordPress believes that it is
    /// asked so, and then looks at no header at all.
    /// </summary>
    SignedAsHttp,
}
