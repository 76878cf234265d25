using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Search;

namespace ShopConnector.Sandbox.Shopify.Metafields;

/// <summary>A field that staff see with a name and a type.</summary>
internal sealed record MetafieldDefinition(
    long Id, string OwnerType, string Namespace, string Key, string Name, string Type, string? Description,
    int? PinnedPosition, IReadOnlyList<IReadOnlyDictionary<string, object?>> Validations)
{
    public const string AdminAccess =
        "Setting this access control is not permitted. It must be one of [\"public_read_write\"].";

    public DefinitionAccess Access { get; init; } = DefinitionAccess.None;

    public static void AddTo(Resolvers resolvers)
    {
        AddRoots(resolvers);
        resolvers.On<MetafieldDefinition>("MetafieldDefinition")
            .Field("id", one => Gid.Of("MetafieldDefinition", one.Id))
            .Field("name", one => one.Name)
            .Field("namespace", one => one.Namespace)
            .Field("key", one => one.Key)
            .Field("description", one => one.Description)
            .Field("ownerType", one => one.OwnerType)
            .Field("type", one => new Payload
            {
                ["name"] = one.Type,
                ["category"] = MetafieldRules.Categories[one.Type],
            })
            .Field("validations", one => one.Validations.Select(rule => new Payload
            {
                ["name"] = rule.Text("name"),
                ["type"] = one.Type,
                ["value"] = rule.Text("value"),
            }))
            .Field("validationStatus", _ => "ALL_VALID")
            .Field("pinnedPosition", one => one.PinnedPosition)
            .Field("access", one => one.Access.Shown)
            .Field("capabilities", _ => Capabilities());
    }

    private static void AddRoots(Resolvers resolvers)
    {
        resolvers.On<Root>("QueryRoot").Field("metafieldDefinitions", (_, context) =>
        {
            context.Search(new SearchFields<MetafieldDefinition>(context.Shop.Zone, (_, _) => true));
            var (owner, space, key) = (context.Arguments.Text("ownerType"), context.Arguments.Text("namespace"),
                context.Arguments.Text("key"));
            return context.Page(
                context.State.Definitions.Where(one => one.OwnerType == owner
                    && (space is null || one.Namespace == space) && (key is null || one.Key == key)),
                one => SortValue.Of(one.Id, one.Id));
        });
    }

    private static Payload Capabilities() => new()
    {
        ["adminFilterable"] = new Payload { ["enabled"] = false, ["eligible"] = true, ["status"] = "NOT_FILTERABLE" },
        ["uniqueValues"] = new Payload { ["enabled"] = false, ["eligible"] = true },
        ["smartCollectionCondition"] = new Payload { ["enabled"] = false, ["eligible"] = false },
    };
}
