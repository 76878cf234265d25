using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Validation;

/// <summary>One operation's variables: declared, used, and of a type that fits every place where they stand.</summary>
internal sealed class VariableRules(AdminSchema schema, Document document, Operation operation)
{
    private readonly List<GraphQlError> _errors = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _walked = new(StringComparer.Ordinal);

    private string Kind => operation.KindName;

    public IReadOnlyList<GraphQlError> Check()
    {
        foreach (var variable in operation.Variables)
            if (schema.Find(variable.Type.Name) is not { Kind: TypeKind.Scalar or TypeKind.Enum or TypeKind.Input })
                _errors.Add(Refusal.Of(
                    $"{variable.Type.Name} isn't a defined input type (on ${variable.Name})",
                    "variableRequiresValidType", variable.Place, [operation.Label],
                    ("typeName", variable.Type.Name), ("variableName", variable.Name)));
        Walk(operation.Selections, schema.Root(operation.Kind), [operation.Label]);
        foreach (var variable in operation.Variables.Where(variable => !_used.Contains(variable.Name)))
            _errors.Add(Refusal.Of($"Variable ${variable.Name} is declared by {Named()} but not used",
                "variableNotUsed", variable.Place, [operation.Label], ("variableName", variable.Name)));
        return _errors;
    }

    private string Named() => operation.Name ?? $"anonymous {Kind}";

    private void Walk(ImmutableArray<Selection> selections, SchemaType type, ImmutableArray<object> path)
    {
        foreach (var selection in selections)
        {
            foreach (var directive in selection.Directives)
                Arguments(ArgumentRules.Condition, directive.Arguments, path);
            switch (selection)
            {
                case FieldSelection field when type.Fields.TryGetValue(field.Name, out var known):
                    Arguments(known.Arguments, field.Arguments, path.Add(field.Key));
                    if (field.Selections is { } inner)
                        Walk(inner, schema[known.Type.Name], path.Add(field.Key));
                    break;
                case InlineFragment inline when (inline.On is null ? type : schema.Find(inline.On)) is { } on:
                    Walk(inline.Selections, on, path);
                    break;
                case FragmentSpread spread when document.Fragments.TryGetValue(spread.Name, out var fragment)
                    && schema.Find(fragment.On) is { } on && _walked.Add(spread.Name):
                    Walk(fragment.Selections, on, path);
                    break;
            }
        }
    }

    private void Arguments(
        ImmutableArray<SchemaArgument> known, ImmutableArray<Argument> given, ImmutableArray<object> path)
    {
        foreach (var argument in given)
            if (known.FirstOrDefault(one => one.Name == argument.Name) is { } definition)
                Value(argument.Value, definition, definition.Type, argument.Place, path.Add(argument.Name));
    }

    private void Value(Value value, SchemaArgument at, TypeRef type, Place place, ImmutableArray<object> path)
    {
        switch (value)
        {
            case VariableValue variable:
                Use(variable, at, type, place, path);
                break;
            case ListValue list:
                var of = type.Nullable is ListRef inner ? inner.Of : type;
                foreach (var item in list.Items)
                    Value(item, at, of, place, path);
                break;
            case ObjectValue fields when schema[type.Name].Kind == TypeKind.Input:
                Arguments(schema[type.Name].Inputs, fields.Fields, path);
                break;
        }
    }

    private void Use(VariableValue use, SchemaArgument at, TypeRef type, Place place, ImmutableArray<object> path)
    {
        _used.Add(use.Name);
        var variable = operation.Variables.FirstOrDefault(one => one.Name == use.Name);
        if (variable is null)
        {
            _errors.Add(Refusal.Of($"Variable ${use.Name} is used by {Named()} but not declared",
                "variableNotDefined", use.Place, path, ("variableName", use.Name)));
            return;
        }
        var given = variable.Type;
        if (!given.IsNonNull && variable.Default is not (null or NullValue))
            given = new NonNullRef(given);
        if (Mismatch(given, type, at.Default is not null) is { } problem)
            _errors.Add(Refusal.Of(
                $"{problem} on variable ${use.Name} and argument {at.Name} ({variable.Type} / {type})",
                "variableMismatch", place, path, ("variableName", use.Name), ("typeName", variable.Type.ToString()!),
                ("argumentName", at.Name), ("errorMessage", problem)));
    }

    private static string? Mismatch(TypeRef given, TypeRef expected, bool hasDefault)
    {
        if (given.Name != expected.Name)
            return "Type mismatch";
        if (Depth(given) != Depth(expected))
            return "List dimension mismatch";
        return IsLooser(given, expected, hasDefault) ? "Nullability mismatch" : null;
    }

    private static bool IsLooser(TypeRef given, TypeRef expected, bool hasDefault)
    {
        if (expected.IsNonNull && !given.IsNonNull && !hasDefault)
            return true;
        return given.Nullable is ListRef one && expected.Nullable is ListRef other
            && IsLooser(one.Of, other.Of, hasDefault: false);
    }

    private static int Depth(TypeRef type) => type.Nullable is ListRef list ? 1 + Depth(list.Of) : 0;
}
