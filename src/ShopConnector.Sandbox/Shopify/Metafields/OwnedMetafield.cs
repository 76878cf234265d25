using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Metafields;

/// <summary>A metafield and the record it hangs on.</summary>
internal sealed record OwnedMetafield(object Owner, MetaEntry Entry)
{
    private string OwnerType => Owner is ShopCustomer ? "CUSTOMER" : "ORDER";

    public static object? Find(object owner, FieldContext context)
    {
        var (space, key) = Key(context.Arguments.Text("namespace"), context.Arguments.Text("key")!);
        return EntriesOf(owner).FirstOrDefault(entry => entry.Namespace == space && entry.Key == key) is { } found
            ? new OwnedMetafield(owner, found)
            : null;
    }

    public static ConnectionPage Page(object owner, FieldContext context)
    {
        var space = context.Arguments.Text("namespace");
        var keys = context.Arguments.Texts("keys").Select(key => Key(space, key)).ToHashSet();
        return context.Page(
            EntriesOf(owner).Where(entry => keys.Count > 0
                ? keys.Contains((entry.Namespace, entry.Key))
                : space is null || entry.Namespace == space),
            entry => SortValue.Of(entry.Id, entry.Id), entry => new OwnedMetafield(owner, entry));
    }

    public static List<MetaEntry> EntriesOf(object owner) => owner switch
    {
        ShopCustomer customer => customer.Metadata,
        ShopOrder order => order.Metadata,
        _ => throw new InvalidOperationException($"A {owner.GetType().Name} has no metafields."),
    };

    public static void AddTo(Resolvers resolvers) => resolvers.On<OwnedMetafield>("Metafield")
        .Field("id", of => Gid.Of("Metafield", of.Entry.Id))
        .Field("legacyResourceId", of => of.Entry.Id)
        .Field("namespace", of => of.Entry.Namespace)
        .Field("key", of => of.Entry.Key)
        .Field("type", of => of.Entry.Type)
        .Field("value", of => of.Entry.Value!.GetValue<string>())
        .Field("jsonValue", of => MetafieldRules.Json(of.Entry))
        .Field("compareDigest", of => MetafieldRules.Digest(of.Entry))
        .Field("ownerType", of => of.OwnerType)
        .Field("owner", of => of.Owner)
        .Field("description", (of, context) => of.Definition(context)?.Description)
        .Field("definition", (of, context) => of.Definition(context))
        .Field("createdAt", of => of.Entry.CreatedAt)
        .Field("updatedAt", of => of.Entry.UpdatedAt);

    private MetafieldDefinition? Definition(FieldContext context) => context.State.Definitions.FirstOrDefault(one =>
        one.OwnerType == OwnerType && one.Namespace == Entry.Namespace && one.Key == Entry.Key);

    /// <summary>The namespace may stand in front of the key with a dot.</summary>
    private static (string Namespace, string Key) Key(string? space, string key) =>
        key.Split('.', 2) is [var before, var after] ? (before, after) : (space ?? "custom", key);
}
