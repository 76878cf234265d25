namespace ShopConnector.Shops.Shopify.Nodes;

/// <summary>Variables of the documents that read; what is null is left out.</summary>
internal sealed record PageVariables(
    int? First = null, string? After = null, string? Filter = null, int? Lines = null, bool? Risk = null,
    string? Id = null, int? Limit = null, string? Query = null);

internal sealed record IdVariables(string[] Ids);
