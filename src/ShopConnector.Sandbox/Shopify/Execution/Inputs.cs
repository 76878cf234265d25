using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;
using ShopConnector.Sandbox.Shopify.Validation;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>
/// Turns variables and literals into plain values: text, <see cref="long"/>, <see cref="decimal"/>, bool, a list, or a
/// dictionary that holds only what was given or has a default, so that absent and null stay different.
/// </summary>
internal sealed class Inputs(AdminSchema schema)
{
    private readonly List<(ImmutableArray<object> Path, string Explanation)> _problems = [];

    /// <summary>Null and the errors when a variable does not fit its type.</summary>
    public Dictionary<string, object?>? TryVariables(
        Operation operation, JsonObject given, out IReadOnlyList<GraphQlError> errors)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var refused = new List<GraphQlError>();
        foreach (var variable in operation.Variables)
        {
            if (!given.ContainsKey(variable.Name) && variable.Default is not null)
                values[variable.Name] = Literal(variable.Default, variable.Type, values);
            else if (given.ContainsKey(variable.Name) || variable.Type.IsNonNull)
            {
                _problems.Clear();
                values[variable.Name] = Coerce(Plain(given[variable.Name]), variable.Type, []);
                if (_problems.Count > 0)
                    refused.Add(InvalidVariable(variable, given[variable.Name]));
            }
        }
        errors = refused;
        return refused.Count == 0 ? values : null;
    }

    public Dictionary<string, object?> Arguments(
        ImmutableArray<SchemaArgument> known, ImmutableArray<Argument> given,
        IReadOnlyDictionary<string, object?> variables)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in known)
        {
            var argument = given.FirstOrDefault(one => one.Name == definition.Name);
            var isGiven = argument is not null
                && (argument.Value is not VariableValue variable || variables.ContainsKey(variable.Name));
            if (isGiven)
                values[definition.Name] = Literal(argument!.Value, definition.Type, variables);
            else if (definition.Default is not null)
                values[definition.Name] = Literal(definition.Default, definition.Type, variables);
        }
        return values;
    }

    private object? Literal(Value value, TypeRef type, IReadOnlyDictionary<string, object?> variables) => value switch
    {
        VariableValue variable => variables.GetValueOrDefault(variable.Name),
        NullValue => null,
        _ when type.Nullable is ListRef list => value is ListValue items
            ? items.Items.Select(item => Literal(item, list.Of, variables)).ToList()
            : new List<object?> { Literal(value, list.Of, variables) },
        StringValue text => text.Text,
        EnumValue name => name.Name,
        BooleanValue flag => flag.Flag,
        IntValue number => number.Number,
        FloatValue number => number.Number,
        ObjectValue fields => Arguments(schema[type.Name].Inputs, fields.Fields, variables),
        _ => throw new InvalidOperationException($"The value {value} passed the validator as {type}."),
    };

    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => list.Select(Plain).ToList(),
        JsonObject fields => fields.ToDictionary(
            field => field.Key, field => Plain(field.Value), StringComparer.Ordinal),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => node.GetValue<string>(),
            _ => node.AsValue().TryGetValue<long>(out var whole) ? (object)whole : node.GetValue<decimal>(),
        },
    };

    private object? Coerce(object? value, TypeRef type, ImmutableArray<object> path)
    {
        if (value is null)
        {
            if (type.IsNonNull)
                _problems.Add((path, "Expected value to not be null"));
            return null;
        }
        if (type.Nullable is ListRef list)
            return value is List<object?> items
                ? items.Select((item, index) => Coerce(item, list.Of, path.Add(index))).ToList()
                : new List<object?> { Coerce(value, list.Of, path) };
        var target = schema[type.Name];
        if (target.Kind == TypeKind.Input)
            return value is Dictionary<string, object?> fields
                ? Input(target, fields, path)
                : Problem(path, $"Expected \"{value}\" to be a key-value object.");
        return Scalars.Explain(target, value) is { } explanation ? Problem(path, explanation) : value;
    }

    private Dictionary<string, object?> Input(
        SchemaType type, Dictionary<string, object?> given, ImmutableArray<object> path)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in given.Keys.Where(name => type.Inputs.All(input => input.Name != name)))
            _problems.Add((path.Add(name), $"Field is not defined on {type.Name}"));
        foreach (var input in type.Inputs)
        {
            if (given.TryGetValue(input.Name, out var value) || input.IsRequired)
                values[input.Name] = Coerce(value, input.Type, path.Add(input.Name));
            else if (input.Default is not null)
                values[input.Name] = Literal(input.Default, input.Type, values);
        }
        if (type.IsOneOf && values.Values.Count(value => value is not null) != 1)
            _problems.Add((path, $"'{type.Name}' requires exactly one argument, but {values.Count} were provided."));
        return values;
    }

    private object? Problem(ImmutableArray<object> path, string explanation)
    {
        _problems.Add((path, explanation));
        return null;
    }

    private GraphQlError InvalidVariable(VariableDefinition variable, JsonNode? given)
    {
        var problems = new JsonArray();
        foreach (var (path, explanation) in _problems)
        {
            var problem = new JsonObject
            {
                ["path"] = new JsonArray([.. path.Select(Step)]),
                ["explanation"] = explanation,
            };
            // Values that the scalar itself refuses carry the text twice.
            if (explanation.StartsWith("Invalid global id", StringComparison.Ordinal)
                || explanation.StartsWith("invalid ", StringComparison.Ordinal))
                problem["message"] = explanation;
            problems.Add((JsonNode)problem);
        }
        var where = string.Join(", ", _problems.Where(problem => problem.Path.Length > 0)
            .Select(problem => $"{string.Join('.', problem.Path)} ({problem.Explanation})"));
        return new GraphQlError($"Variable ${variable.Name} of type {variable.Type} was provided invalid value"
            + (where.Length == 0 ? "" : $" for {where}"))
        {
            Place = variable.Place,
            Code = "INVALID_VARIABLE",
            Details = new JsonObject { ["value"] = given?.DeepClone(), ["problems"] = problems },
        };
    }

    private static JsonNode? Step(object step) =>
        step is int index ? JsonValue.Create(index) : JsonValue.Create((string)step);
}
