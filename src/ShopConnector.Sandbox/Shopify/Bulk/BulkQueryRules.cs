using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;
using ShopConnector.Sandbox.Shopify.Validation;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>What a bulk query may look like; the first rule that is broken is told in Shopify's words.</summary>
internal sealed class BulkQueryRules
{
    private const int ConnectionsMax = 5;
    private const int DepthMax = 2;

    private readonly AdminSchema _schema = AdminSchema.Instance;
    private readonly List<string> _nodes = [];
    private readonly List<string> _withoutId = [];
    private int _connections;
    private int _depth;
    private bool _isInsideList;

    public static Document? TryParse(string query, out string problem)
    {
        if (Parser.TryParse(query, out var syntax) is not { } document)
        {
            problem = $"Invalid bulk query: {syntax!.Message}";
            return null;
        }
        problem = document.Operations is not [{ Kind: OperationKind.Query } operation]
            ? "Invalid operation type. Only `query` operations are supported."
            : Validator.Validate(AdminSchema.Instance, document) is [var refused, ..]
                ? $"Invalid bulk query: {refused.Message}"
                : new BulkQueryRules().Check(document, operation) ?? "";
        return problem.Length == 0 ? document : null;
    }

    private string? Check(Document document, Operation operation)
    {
        Walk(document, operation.Selections, _schema.Root(OperationKind.Query), depth: 0, isList: false);
        if (_connections == 0)
            return "Bulk queries must contain at least one connection.";
        if (_nodes.Count > 0)
            return "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: "
                + "'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: "
                + $"{string.Join(", ", _nodes.Select(name => $"'{name}'"))}.";
        if (_depth > DepthMax)
            return $"Bulk queries cannot contain connections with a nesting depth greater than {DepthMax}.";
        if (_connections > ConnectionsMax)
            return $"Bulk queries cannot contain more than {ConnectionsMax} connections.";
        if (_isInsideList)
            return "Queries that contain a connection field within a list field are not currently supported.";
        if (_withoutId.Count > 0)
            return "The parent 'node' field for a nested connection must select the 'id' field without an alias and "
                + "must be of 'ID' return type. Connection fields without 'id': "
                + $"{string.Join(", ", _withoutId)}.";
        return operation.Selections is [FieldSelection]
            ? null
            : "Bulk queries must have exactly one top level field.";
    }

    private void Walk(
        Document document, ImmutableArray<Selection> selections, SchemaType type, int depth, bool isList)
    {
        foreach (var selection in selections)
            switch (selection)
            {
                case InlineFragment inline:
                    Walk(document, inline.Selections, inline.On is null ? type : _schema[inline.On], depth, isList);
                    break;
                case FragmentSpread spread:
                    var fragment = document.Fragments[spread.Name];
                    Walk(document, fragment.Selections, _schema[fragment.On], depth, isList);
                    break;
                case FieldSelection { Selections: { } inner } field:
                    var known = type.Fields[field.Name];
                    if (known.Type.Name.EndsWith("Connection", StringComparison.Ordinal))
                        Connection(document, field, inner, known.Type.Name, depth + 1, isList);
                    else
                        Walk(document, inner, _schema[known.Type.Name], depth,
                            isList || known.Type.Nullable is ListRef);
                    break;
            }
    }

    private void Connection(
        Document document, FieldSelection field, ImmutableArray<Selection> inner, string name, int depth, bool isList)
    {
        _connections++;
        _depth = Math.Max(_depth, depth);
        _isInsideList |= isList;
        if (inner.OfType<FieldSelection>().Any(one => one.Name == "nodes"))
            _nodes.Add(field.Name);
        foreach (var node in BulkShape.NodesOf(inner))
        {
            var before = _connections;
            var type = _schema[_schema[name.Replace("Connection", "Edge", StringComparison.Ordinal)]
                .Fields["node"].Type.Name];
            Walk(document, node, type, depth, isList: false);
            if (_connections > before && !HasId(document, node))
                _withoutId.Add(field.Name);
        }
    }

    private static bool HasId(Document document, ImmutableArray<Selection> selections) =>
        selections.Any(selection => selection switch
        {
            FieldSelection field => field is { Name: "id", Alias: null },
            InlineFragment inline => HasId(document, inline.Selections),
            FragmentSpread spread => HasId(document, document.Fragments[spread.Name].Selections),
            _ => false,
        });
}

internal static class BulkShape
{
    /// <summary>What is asked of each node: <c>edges { node { … } }</c>.</summary>
    public static IEnumerable<ImmutableArray<Selection>> NodesOf(ImmutableArray<Selection> connection) =>
        connection.OfType<FieldSelection>().Where(field => field.Name == "edges")
            .SelectMany(field => (field.Selections ?? []).OfType<FieldSelection>())
            .Where(field => field is { Name: "node", Selections: not null })
            .Select(field => field.Selections!.Value);
}
