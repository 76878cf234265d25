namespace ShopConnector.Shops.Shopify.Definitions;

/// <summary>A field of ours as staff are to see it.</summary>
/// <param name="Owner">CUSTOMER or ORDER.</param>
internal sealed record DefinitionSpec(
    string Owner, string Key, string Type, string Name, string Description, bool Pinned, bool Storefront)
{
    public string Thing => $"field:{Owner}:{Key}".ToLowerInvariant();
}

/// <param name="PinsFull">The shop had no pin left; staff find the field under "View all".</param>
internal sealed record DefinitionHeld(string Id, bool PinsFull = false);
