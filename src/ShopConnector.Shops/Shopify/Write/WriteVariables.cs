namespace ShopConnector.Shops.Shopify.Write;

/// <summary>Variables of the documents that write.</summary>
internal sealed record TagVariables(string Id, string[] Tags);

internal sealed record MetafieldSetVariables(MetafieldValue[] Metafields);

internal sealed record MetafieldValue(string OwnerId, string Namespace, string Key, string Type, string Value);

internal sealed record MetafieldDeleteVariables(MetafieldName[] Metafields);

internal sealed record MetafieldName(string OwnerId, string Namespace, string Key);
