using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Metafields;

/// <summary>metafieldsSet, all rows or none, and metafieldsDelete.</summary>
internal static class MetafieldMutations
{
    private const int RowsMax = 25;
    private const string Stale =
        "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.";

    public static void AddTo(Resolvers resolvers) => resolvers.On<Root>("Mutation")
        .Field("metafieldsSet", (_, context) => Set(context))
        .Field("metafieldsDelete", (_, context) => Delete(context));

    private static Payload Set(FieldContext context)
    {
        var rows = context.Arguments.Objects("metafields");
        if (rows.Count > RowsMax)
            return Answer(null, [Error(["metafields"], $"Exceeded the maximum metafields input limit of {RowsMax}.",
                "LESS_THAN_OR_EQUAL_TO")]);
        var errors = new List<Payload>();
        var writes = new List<Action>();
        var written = new List<OwnedMetafield>();
        for (var i = 0; i < rows.Count; i++)
            if (Problem(context, rows[i], out var row) is { } problem)
                errors.Add(Error(PathOf(i, problem.Field), problem.Message, problem.Code));
            else
                writes.Add(() => written.Add(Write(context, row!)));
        if (errors.Count > 0)
            return Answer([], errors);
        foreach (var write in writes)
            write();
        return Answer(written, []);
    }

    private static string[] PathOf(int row, string? field)
    {
        var index = row.ToString(CultureInfo.InvariantCulture);
        return field is null ? ["metafields", index] : ["metafields", index, field];
    }

    private static MetafieldProblem? Problem(
        FieldContext context, IReadOnlyDictionary<string, object?> input, out Row? row)
    {
        row = null;
        var (space, key) = (input.Text("namespace") ?? "custom", input.Text("key")!);
        if (MetafieldRules.Name(space, key) is { } wrongName)
            return wrongName;
        if (Owner(context, input.Text("ownerId")!, "write") is not { } owner)
            return new MetafieldProblem("ownerId", "Owner does not exist.", "INVALID_VALUE");
        var defined = Definition(context, owner, space, key)?.Type;
        var type = input.Text("type") ?? defined ?? Existing(owner, space, key)?.Type;
        if (string.IsNullOrEmpty(type))
            return new MetafieldProblem("type", "Type can't be blank", "BLANK");
        if (defined is not null && type != defined)
            return new MetafieldProblem(
                "type", $"Type must be consistent with the definition's type: {defined}.", "INVALID_TYPE");
        if (MetafieldRules.Value(type, input.Text("value")!) is { } wrongValue)
            return wrongValue;
        row = new Row(owner, space, key, type, MetafieldRules.Normalised(type, input.Text("value")!));
        return input.ContainsKey("compareDigest") ? Compared(row, input.Text("compareDigest")) : null;
    }

    /// <summary>Null as a digest says that the row must not exist yet.</summary>
    private static MetafieldProblem? Compared(Row row, string? digest)
    {
        var existing = Existing(row.Owner, row.Namespace, row.Key);
        if (existing is null)
            return digest is null
                ? null
                : new MetafieldProblem(Field: null, "Invalid `compareDigest` value.", "INVALID_COMPARE_DIGEST");
        var isSame = existing.Value!.GetValue<string>() == row.Value && existing.Type == row.Type;
        return digest == MetafieldRules.Digest(existing) || (digest is not null && isSame)
            ? null
            : new MetafieldProblem(Field: null, Stale, "STALE_OBJECT");
    }

    private static OwnedMetafield Write(FieldContext context, Row row)
    {
        var entry = Existing(row.Owner, row.Namespace, row.Key);
        if (entry is null)
        {
            entry = new MetaEntry
            {
                Id = context.Shop.OtherIds.Next(),
                Namespace = row.Namespace,
                Key = row.Key,
                Value = null,
                CreatedAt = context.Now,
                UpdatedAt = context.Now,
            };
            OwnedMetafield.EntriesOf(row.Owner).Add(entry);
        }
        if (entry.Type != row.Type || entry.Value?.GetValue<string>() != row.Value)
            (entry.Type, entry.Value, entry.UpdatedAt) = (row.Type, JsonValue.Create(row.Value), context.Now);
        return new OwnedMetafield(row.Owner, entry);
    }

    private static Payload Delete(FieldContext context)
    {
        var deleted = new List<Payload?>();
        var identifiers = context.Arguments.Objects("metafields");
        if (identifiers.Any(one => one.Text("namespace")!.StartsWith("app--", StringComparison.Ordinal)))
            return Deleted([], UserErrors.Plain(["metafields"], MetafieldRules.NotAllowed));
        foreach (var one in identifiers)
        {
            var (space, key) = (one.Text("namespace")!, one.Text("key")!);
            var gone = Owner(context, one.Text("ownerId")!, "write") is { } owner
                && OwnedMetafield.EntriesOf(owner).RemoveAll(entry => entry.Namespace == space && entry.Key == key) > 0;
            deleted.Add(gone
                ? new Payload { ["ownerId"] = one.Text("ownerId"), ["namespace"] = space, ["key"] = key }
                : null);
        }
        return Deleted(deleted);
    }

    private static object? Owner(FieldContext context, string gid, string access)
    {
        var (type, id) = Gid.Read(gid);
        var scope = type == "Order" ? $"{access}_orders" : $"{access}_customers";
        if (type is "Customer" or "Order" && !context.Request.Caller.Scopes.Contains(scope))
            throw new ScopeMissingException($"`{scope}` access scope.");
        return type switch
        {
            "Customer" => context.Shop.Customers.GetValueOrDefault(id),
            "Order" => context.Shop.Orders.GetValueOrDefault(id),
            _ => null,
        };
    }

    private static MetafieldDefinition? Definition(FieldContext context, object owner, string space, string key) =>
        context.State.Definitions.FirstOrDefault(one => one.Namespace == space && one.Key == key
            && one.OwnerType == (owner is ShopCustomer ? "CUSTOMER" : "ORDER"));

    private static MetaEntry? Existing(object owner, string space, string key) =>
        OwnedMetafield.EntriesOf(owner).FirstOrDefault(entry => entry.Namespace == space && entry.Key == key);

    private static Payload Error(IReadOnlyList<string> field, string message, string? code) =>
        UserErrors.Coded(field, message, code);

    private static Payload Answer(IReadOnlyList<OwnedMetafield>? metafields, IReadOnlyList<Payload> errors) =>
        new() { ["metafields"] = metafields, ["userErrors"] = errors };

    private static Payload Deleted(IReadOnlyList<Payload?> deleted, params Payload[] errors) =>
        new() { ["deletedMetafields"] = deleted, ["userErrors"] = errors };

    private sealed record Row(object Owner, string Namespace, string Key, string Type, string Value);
}
