namespace ShopConnector.Web;

/// <summary>How the page for shoppers of a Shopify shop looks.</summary>
internal enum ShopperPageLook
{
    /// <summary>Within the shop's theme, with its header, fonts and colours.</summary>
    Theme,

    /// <summary>A page by itself, which forbids all scripts.</summary>
    Plain,
}
