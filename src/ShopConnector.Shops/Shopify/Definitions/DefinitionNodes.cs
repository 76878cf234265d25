using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Definitions;

internal sealed record DefinitionsAnswer(ItemList<DefinitionNode> MetafieldDefinitions);

internal sealed record DefinitionNode
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public int? PinnedPosition { get; init; }

    public required DefinitionTypeNode Type { get; init; }

    public DefinitionAccessNode? Access { get; init; }

    public bool IsPublic => Access?.Storefront == "PUBLIC_READ";

    public bool IsPinned => PinnedPosition is not null;
}

internal sealed record DefinitionTypeNode(string Name);

internal sealed record DefinitionAccessNode(string? Storefront = null);
