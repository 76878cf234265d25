using System.Globalization;
using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Metafields;

/// <summary>Making, changing and deleting definitions; key, owner and type never change.</summary>
internal static class DefinitionMutations
{
    /// <summary>Of one owner type; recorded so.</summary>
    private const int PinnedMax = 50;
    private const int CountMax = 256;
    private const string Denied = "API client to have access to the namespace and the resource type associated with "
        + "the metafield definition.\n";

    public static void AddTo(Resolvers resolvers) => resolvers.On<Root>("Mutation")
        .Field("metafieldDefinitionCreate", (_, context) => Create(context))
        .Field("metafieldDefinitionUpdate", (_, context) => Update(context))
        .Field("metafieldDefinitionDelete", (_, context) => Delete(context));

    private static Payload Create(FieldContext context)
    {
        var input = context.Arguments.Object("definition")!;
        NeedOwner(context, input.Text("ownerType")!);
        var errors = Problems(context, input).ToList();
        if (errors.Count > 0)
            return Answer("createdDefinition", null, errors);
        var owner = input.Text("ownerType")!;
        var definition = new MetafieldDefinition(
            context.Shop.OtherIds.Next(), owner, input.Text("namespace") ?? "custom",
            input.Text("key")!, input.Text("name")!, input.Text("type")!, input.Text("description"),
            input.Flag("pin") == true ? Pinned(context, owner) + 1 : null, input.Objects("validations"))
        {
            Access = DefinitionAccess.Of(input.Object("access"), DefinitionAccess.None),
        };
        context.State.Definitions.Add(definition);
        return Answer("createdDefinition", definition, []);
    }

    private static Payload Update(FieldContext context)
    {
        const string UserError = "MetafieldDefinitionUpdateUserError";
        var input = context.Arguments.Object("definition")!;
        NeedOwner(context, input.Text("ownerType")!);
        if (Find(context, input) is not { } held)
            return Answer("updatedDefinition", null,
                [UserErrors.Coded(["definition"], "Definition not found.", "NOT_FOUND", UserError)]);
        var errors = new List<Payload>();
        if (input.Object("access")?.ContainsKey("admin") == true)
            errors.Add(UserErrors.Coded(["definition"], MetafieldDefinition.AdminAccess, "INVALID", UserError));
        if (input.Text("name") is { } name && MetafieldRules.Title(name) is { } wrong)
            errors.Add(UserErrors.Coded(["definition", wrong.Field!], wrong.Message, wrong.Code, UserError));
        if (input.Flag("pin") == true && held.PinnedPosition is null && Pinned(context, held.OwnerType) >= PinnedMax)
            errors.Add(UserErrors.Coded(
                ["definition"], $"Limit of {PinnedMax} pinned definitions.", "PINNED_LIMIT_REACHED", UserError));
        if (errors.Count > 0)
            return Answer("updatedDefinition", null, errors);
        var changed = held with
        {
            Name = input.Text("name") ?? held.Name,
            Description = input.ContainsKey("description") ? input.Text("description") : held.Description,
            Access = DefinitionAccess.Of(input.Object("access"), held.Access),
            PinnedPosition = input.Flag("pin") switch
            {
                true => held.PinnedPosition ?? Pinned(context, held.OwnerType) + 1,
                false => null,
                _ => held.PinnedPosition,
            },
        };
        context.State.Definitions[context.State.Definitions.IndexOf(held)] = changed;
        return Answer("updatedDefinition", changed, []);
    }

    private static Payload Delete(FieldContext context)
    {
        var held = context.Arguments.Text("id") is { } gid
            ? context.State.Definitions.FirstOrDefault(one => one.Id == Gid.Read(gid, "MetafieldDefinition"))
            : Find(context, context.Arguments.Object("identifier") ?? new Dictionary<string, object?>());
        if (held is null)
            return Deleted(null, UserErrors.Coded(
                ["id"], "Definition not found.", "NOT_FOUND", "MetafieldDefinitionDeleteUserError"));
        NeedOwner(context, held.OwnerType);
        context.State.Definitions.Remove(held);
        if (context.Arguments.Flag("deleteAllAssociatedMetafields") == true)
            DeleteValues(context, held);
        return Deleted(held);
    }

    private static void DeleteValues(FieldContext context, MetafieldDefinition held)
    {
        var owners = held.OwnerType == "ORDER"
            ? context.Shop.Orders.Values.Cast<object>() : context.Shop.Customers.Values;
        foreach (var owner in owners)
            OwnedMetafield.EntriesOf(owner).RemoveAll(
                entry => entry.Namespace == held.Namespace && entry.Key == held.Key);
    }

    /// <summary>Recorded of a namespace that is not the app's; said too of a resource it may not write.</summary>
    private static void NeedOwner(FieldContext context, string owner)
    {
        var scope = owner == "ORDER" ? "write_orders" : "write_customers";
        if (!context.Request.Caller.Scopes.Contains(scope))
            throw new ScopeMissingException(Denied);
    }

    private static MetafieldDefinition? Find(FieldContext context, IReadOnlyDictionary<string, object?> input) =>
        context.State.Definitions.FirstOrDefault(one => one.OwnerType == input.Text("ownerType")
            && one.Namespace == (input.Text("namespace") ?? "custom") && one.Key == input.Text("key"));

    private static int Pinned(FieldContext context, string owner) =>
        context.State.Definitions.Count(one => one.OwnerType == owner && one.PinnedPosition is not null);

    private static IEnumerable<Payload> Problems(FieldContext context, IReadOnlyDictionary<string, object?> input)
    {
        var (space, key, type) = (input.Text("namespace") ?? "custom", input.Text("key")!, input.Text("type")!);
        var (owner, definitions) = (input.Text("ownerType")!, context.State.Definitions);
        if (input.Object("access")?.ContainsKey("admin") == true)
            yield return Error(["definition"], MetafieldDefinition.AdminAccess, "INVALID");
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
        if (input.Flag("pin") == true && Pinned(context, owner) >= PinnedMax)
            yield return Error(["definition"], $"Limit of {PinnedMax} pinned definitions.", "PINNED_LIMIT_REACHED");
        if (definitions.Count(one => one.OwnerType == owner) >= CountMax)
            yield return Error(["definition"], $"Limit of {CountMax} definitions per owner type.",
                "RESOURCE_TYPE_LIMIT_EXCEEDED");
    }

    private static string Spelled(string owner) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(owner.ToLowerInvariant());

    private static Payload Error(IReadOnlyList<string> field, string message, string? code) =>
        UserErrors.Coded(field, message, code, "MetafieldDefinitionCreateUserError");

    private static Payload Answer(string name, MetafieldDefinition? definition, IReadOnlyList<Payload> errors) =>
        new() { [name] = definition, ["userErrors"] = errors };

    private static Payload Deleted(MetafieldDefinition? held, params Payload[] errors) => new()
    {
        ["deletedDefinitionId"] = held is null ? null : Gid.Of("MetafieldDefinition", held.Id),
        ["deletedDefinition"] = held is null ? null : new Payload
        {
            ["ownerType"] = held.OwnerType,
            ["namespace"] = held.Namespace,
            ["key"] = held.Key,
        },
        ["userErrors"] = errors,
    };
}
