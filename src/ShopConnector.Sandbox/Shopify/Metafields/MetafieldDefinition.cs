using System.Globalization;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Search;

namespace ShopConnector.Sandbox.Shopify.Metafields;

/// <summary>A field that staff see with a name and a type.</summary>
internal sealed record MetafieldDefinition(
    long Id, string OwnerType, string Namespace, string Key, string Name, string Type, string? Description,
    int? PinnedPosition, IReadOnlyList<IReadOnlyDictionary<string, object?>> Validations)
{
    private const int PinnedMax = 50;
    private const int CountMax = 256;
    private const string UserError = "MetafieldDefinitionCreateUserError";

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
            .Field("access", _ => new Payload
            {
                ["admin"] = "PUBLIC_READ_WRITE",
                ["storefront"] = "NONE",
                ["customerAccount"] = "NONE",
            })
            .Field("capabilities", _ => Capabilities());
    }

    private static void AddRoots(Resolvers resolvers)
    {
        resolvers.On<Root>("Mutation").Field("metafieldDefinitionCreate", (_, context) => Create(context));
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

    private static Payload Create(FieldContext context)
    {
        var input = context.Arguments.Object("definition")!;
        var errors = Problems(context, input).ToList();
        if (errors.Count > 0)
            return Answer(null, [.. errors]);
        var pinned = context.State.Definitions.Count(one => one.PinnedPosition is not null);
        var definition = new MetafieldDefinition(
            context.Shop.OtherIds.Next(), input.Text("ownerType")!, input.Text("namespace") ?? "custom",
            input.Text("key")!, input.Text("name")!, input.Text("type")!, input.Text("description"),
            input.Flag("pin") == true ? pinned + 1 : null, input.Objects("validations"));
        context.State.Definitions.Add(definition);
        return Answer(definition);
    }

    private static IEnumerable<Payload> Problems(FieldContext context, IReadOnlyDictionary<string, object?> input)
    {
        var (space, key, type) = (input.Text("namespace") ?? "custom", input.Text("key")!, input.Text("type")!);
        var (owner, definitions) = (input.Text("ownerType")!, context.State.Definitions);
        if (input.Object("access")?.ContainsKey("admin") == true)
            yield return Error(["definition"],
                "Setting this access control is not permitted. It must be one of [\"public_read_write\"].", "INVALID");
        MetafieldProblem?[] lengths =
            [MetafieldRules.Namespace(space), MetafieldRules.Key(key), MetafieldRules.Title(input.Text("name")!)];
        foreach (var wrong in lengths.OfType<MetafieldProblem>())
            yield return Error(["definition", wrong.Field!], wrong.Message, wrong.Code);
        if (space.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-' or '$' or ':')))
            yield return Error(["definition", "namespace"], "Namespace contains one or more invalid characters.",
                "INVALID_CHARACTER");
        if (!MetafieldRules.Categories.ContainsKey(type))
            yield return Error(["definition", "type"], $"Type name {type} is not a valid type. Valid types are: "
                + $"{string.Join(", ", MetafieldRules.Categories.Keys)}.", "INCLUSION");
        if (definitions.Any(one => one.OwnerType == owner && one.Namespace == space && one.Key == key))
            yield return Error(["definition", "key"], $"Key is in use for {Spelled(owner)} metafields on the "
                + $"'{space}' namespace.", "TAKEN");
        if (input.Flag("pin") == true && definitions.Count(one => one.PinnedPosition is not null) >= PinnedMax)
            yield return Error(["definition"], $"Limit of {PinnedMax} pinned definitions.", "PINNED_LIMIT_REACHED");
        if (definitions.Count(one => one.OwnerType == owner) >= CountMax)
            yield return Error(["definition"], $"Limit of {CountMax} definitions per owner type.",
                "RESOURCE_TYPE_LIMIT_EXCEEDED");
    }

    private static string Spelled(string owner) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(owner.ToLowerInvariant());

    private static Payload Error(IReadOnlyList<string> field, string message, string? code) =>
        UserErrors.Coded(field, message, code, UserError);

    private static Payload Capabilities() => new()
    {
        ["adminFilterable"] = new Payload { ["enabled"] = false, ["eligible"] = true, ["status"] = "NOT_FILTERABLE" },
        ["uniqueValues"] = new Payload { ["enabled"] = false, ["eligible"] = true },
        ["smartCollectionCondition"] = new Payload { ["enabled"] = false, ["eligible"] = false },
    };

    private static Payload Answer(MetafieldDefinition? created, params Payload[] errors) =>
        new() { ["createdDefinition"] = created, ["userErrors"] = errors };
}
