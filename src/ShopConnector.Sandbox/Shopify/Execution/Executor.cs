using System.Collections;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>
/// Runs a validated operation field by field and counts what it really cost. A field that fails is null with an error;
/// where null is not allowed the null moves up, as GraphQL says.
/// </summary>
internal sealed class Executor(
    Document document, IReadOnlyDictionary<string, object?> variables, RequestContext request, Resolvers resolvers)
{
    private readonly AdminSchema _schema = AdminSchema.Instance;
    private readonly Inputs _inputs = new(AdminSchema.Instance);
    private readonly FieldCollector _collector = new(document, variables, AdminSchema.Instance);

    public List<GraphQlError> Errors { get; } = [];

    /// <summary>Null when a root field that may not be null is.</summary>
    public JsonObject? Run(Operation operation, out int cost)
    {
        var exact = 0m;
        var data = Object(operation.Selections, _schema.Root(operation.Kind), Root.Instance, [], ref exact);
        cost = QueryCost.Whole(exact);
        return data;
    }

    /// <summary>The fields of one object; adds to <paramref name="cost"/> what it holds.</summary>
    public JsonObject? Object(
        ImmutableArray<Selection> selections, SchemaType type, object source, ImmutableArray<object> path,
        ref decimal cost)
    {
        var json = new JsonObject();
        var complete = true;
        foreach (var (key, fields) in _collector.Collect(selections, type))
        {
            var field = fields[0];
            if (field.Name == "__typename")
            {
                json[key] = type.Name;
                continue;
            }
            var known = type.Fields[field.Name];
            var value = Field(fields, type, known, source, path.Add(key), ref cost);
            json[key] = value;
            complete &= value is not null || !known.Type.IsNonNull;
        }
        return complete ? json : null;
    }

    /// <summary>The page behind a root field: bulk operations write its nodes one by one.</summary>
    public ConnectionPage? Connection(FieldSelection field)
    {
        var known = _schema.Root(OperationKind.Query).Fields[field.Name];
        if (AccessRules.Instance.Unmet("QueryRoot", known, request.Caller.Scopes) is not null)
            return null;
        var arguments = _inputs.Arguments(known.Arguments, field.Arguments, variables);
        var context = new FieldContext(request, arguments, [field.Key]);
        return Value(_schema.Root(OperationKind.Query), known, Root.Instance, context) as ConnectionPage;
    }

    /// <summary>The object type of a node that a field promises as <paramref name="promised"/>.</summary>
    public SchemaType TypeOf(SchemaType promised, object node) =>
        promised.Kind == TypeKind.Object ? promised : _schema[resolvers.TypeOf(node)];

    private JsonNode? Field(
        List<FieldSelection> fields, SchemaType type, SchemaField known, object source, ImmutableArray<object> path,
        ref decimal cost)
    {
        var field = fields[0];
        var inside = 0m;
        JsonNode? json = null;
        object? value = null;
        try
        {
            if (AccessRules.Instance.Unmet(type.Name, known, request.Caller.Scopes) is { } rule)
                throw new ScopeMissingException(rule.Sentence);
            var arguments = _inputs.Arguments(known.Arguments, field.Arguments, variables);
            var context = new FieldContext(request, arguments, path);
            value = Value(type, known, source, context);
            json = value is not null && known.Type.Nullable is ListRef list
                ? List((IEnumerable)value, list.Of, fields, path, source is ConnectionPage, ref inside)
                : Complete(value, known.Type, fields, path, ref inside);
        }
        catch (ResolverException refused)
        {
            Errors.Add(new GraphQlError(refused.Message)
            {
                Place = refused.HasPlace ? field.Place : null,
                Path = path,
                Code = refused.Code,
            });
        }
        catch (ScopeMissingException missing)
        {
            Errors.Add(AccessDenied.Of(known.Name, missing.Required, field.Place, path));
        }
        cost += QueryCost.Charged(type, known, field, value, inside, variables);
        return json;
    }

    private object? Value(SchemaType type, SchemaField known, object source, FieldContext context)
    {
        if (resolvers.TryFind(type.Name, known.Name, out var resolve))
            return resolve(source is Typed typed ? typed.Source : source, context);
        return source is Payload payload
            ? payload.GetValueOrDefault(known.Name)
            : throw new InvalidOperationException($"Nothing answers {type.Name}.{known.Name}.");
    }

    private JsonNode? Complete(
        object? value, TypeRef type, List<FieldSelection> fields, ImmutableArray<object> path, ref decimal cost)
    {
        if (value is null)
            return null;
        if (type.Nullable is ListRef list)
            return List((IEnumerable)value, list.Of, fields, path, isPage: false, ref cost);
        var target = _schema[type.Name];
        if (target.IsLeaf)
            return Leaves.Write(target, value);
        target = TypeOf(target, value);
        var selections = fields.SelectMany(field => field.Selections ?? []).ToImmutableArray();
        return Object(selections, target, value, path, ref cost);
    }

    /// <summary>
    /// A list is charged once, however many it holds. A connection's nodes count with their mean: of the recorded
    /// answers with unlike nodes none was charged like the dearest. Of other lists the samples show no more than that.
    /// </summary>
    private JsonArray? List(
        IEnumerable items, TypeRef of, List<FieldSelection> fields, ImmutableArray<object> path, bool isPage,
        ref decimal cost)
    {
        var json = new JsonArray();
        var (sum, dearest) = (0m, 0m);
        foreach (var item in items)
        {
            var inside = 0m;
            var element = Complete(item, of, fields, path.Add(json.Count), ref inside);
            if (element is null && of.IsNonNull)
                return null;
            json.Add(element);
            sum += inside;
            dearest = Math.Max(dearest, inside);
        }
        cost += isPage ? sum / Math.Max(1, json.Count) : dearest;
        return json;
    }
}
