using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.GraphQl;

namespace ShopConnector.Sandbox.Shopify.Schema;

/// <summary>
/// What the sandbox knows of the Admin API 2026-10: a part of the published schema, with its names and nullability.
/// A field left out here is refused like one that Shopify never had.
/// </summary>
internal sealed class AdminSchema
{
    public const string Version = "2026-10";

    private static readonly string[] BuiltIn = ["ID", "String", "Int", "Float", "Boolean"];

    private readonly ImmutableDictionary<string, SchemaType> _types;

    private AdminSchema(IEnumerable<SchemaType> types)
    {
        var all = types.Concat(BuiltIn.Select(name => new SchemaType(TypeKind.Scalar, name))).ToList();
        _types = all.Select(type => type.Kind == TypeKind.Interface ? WithPossible(type, all) : type)
            .ToImmutableDictionary(type => type.Name, StringComparer.Ordinal);
    }

    public static AdminSchema Instance { get; } =
        new(new SchemaParser(EmbeddedFile.Text("sandbox-schema.graphql")).ReadAll());

    public IEnumerable<SchemaType> Types => _types.Values;

    public SchemaType Root(OperationKind kind) =>
        _types[kind == OperationKind.Mutation ? "Mutation" : "QueryRoot"];

    public SchemaType this[string name] => _types[name];

    public SchemaType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>Whether an object of this type is seen by a fragment on <paramref name="on"/>.</summary>
    public bool IsA(string name, string on) => name == on || _types[on].Possible.Contains(name);

    /// <summary>Whether some object can be both: otherwise a fragment can never apply.</summary>
    public static bool CanOverlap(SchemaType one, SchemaType other) =>
        PossibleOf(one).Intersect(PossibleOf(other), StringComparer.Ordinal).Any();

    private static ImmutableArray<string> PossibleOf(SchemaType type) =>
        type.Kind == TypeKind.Object ? [type.Name] : type.Possible;

    private static SchemaType WithPossible(SchemaType type, List<SchemaType> all) => type with
    {
        Possible =
        [
            .. all.Where(one => one.Kind == TypeKind.Object && one.Interfaces.Contains(type.Name))
                .Select(one => one.Name),
        ],
    };
}
