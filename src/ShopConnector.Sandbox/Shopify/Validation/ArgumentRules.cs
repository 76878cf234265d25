using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Validation;

/// <param name="Kind"><c>Field</c>, <c>Directive</c> or <c>InputObject</c>.</param>
internal readonly record struct Owner(string Kind, string Name);

/// <summary>Unknown, missing and ill-typed arguments in the document itself; variables have their own rules.</summary>
internal sealed class ArgumentRules(AdminSchema schema, List<GraphQlError> errors)
{
    /// <summary>What @include and @skip take.</summary>
    public static ImmutableArray<SchemaArgument> Condition { get; } =
        [new SchemaArgument("if", new NonNullRef(new NamedRef("Boolean")), Default: null)];

    public void Check(
        Owner owner, ImmutableArray<SchemaArgument> known, ImmutableArray<Argument> given, Place place,
        ImmutableArray<object> path)
    {
        foreach (var argument in given.Where(argument => known.All(one => one.Name != argument.Name)))
            errors.Add(Refusal.Of(
                $"{owner.Kind} '{owner.Name}' doesn't accept argument '{argument.Name}'", "argumentNotAccepted",
                argument.Place, path.Add(argument.Name), ("name", owner.Name), ("typeName", owner.Kind),
                ("argumentName", argument.Name)));
        var missing = known.Where(one => one.IsRequired && given.All(argument => argument.Name != one.Name)).ToList();
        if (owner.Kind == "InputObject")
            foreach (var one in missing)
                errors.Add(Refusal.Of(
                    $"Argument '{one.Name}' on InputObject '{owner.Name}' is required. Expected type {one.Type}",
                    "missingRequiredInputObjectAttribute", place, path.Add(one.Name), ("argumentName", one.Name),
                    ("argumentType", one.Type.ToString()!), ("inputObjectType", owner.Name)));
        else if (missing.Count > 0)
            errors.Add(Missing(owner, string.Join(", ", missing.Select(one => one.Name)), place, path));
        foreach (var argument in given)
            if (known.FirstOrDefault(one => one.Name == argument.Name) is { } definition)
                Check(owner, definition, argument.Value, place, path.Add(argument.Name));
    }

    private static GraphQlError Missing(Owner owner, string names, Place place, ImmutableArray<object> path) =>
        Refusal.Of($"{owner.Kind} '{owner.Name}' is missing required arguments: {names}", "missingRequiredArguments",
            place, path, ("className", owner.Kind), ("name", owner.Name), ("arguments", names));

    private void Check(
        Owner owner, SchemaArgument definition, Value value, Place place, ImmutableArray<object> path)
    {
        if (GlobalIdIn(definition.Type, value) is { } wrong)
        {
            errors.Add(Refusal.Of($"Invalid global id '{wrong}'", "argumentLiteralsIncompatible", place, path,
                ("typeName", "CoercionError")));
            return;
        }
        if (Fits(value, definition.Type, path))
            return;
        errors.Add(Refusal.Of(
            $"Argument '{definition.Name}' on {owner.Kind} '{owner.Name}' has an invalid value ({value}). "
            + $"Expected type '{definition.Type}'.", "argumentLiteralsIncompatible", place, path,
            ("typeName", owner.Kind), ("argumentName", definition.Name)));
    }

    /// <summary>Input objects inside are checked on their own, and told with their own path.</summary>
    private bool Fits(Value value, TypeRef type, ImmutableArray<object> path)
    {
        if (value is VariableValue)
            return true;
        if (value is NullValue)
            return !type.IsNonNull;
        if (type.Nullable is ListRef list)
            return value is ListValue items
                ? items.Items.Select((item, index) => Fits(item, list.Of, path.Add(index))).All(fits => fits)
                : Fits(value, list.Of, path);
        var target = schema[type.Name];
        if (target.Kind != TypeKind.Input)
            return Scalars.FitsLiteral(target, value);
        if (value is not ObjectValue fields)
            return false;
        Check(new Owner("InputObject", target.Name), target.Inputs, fields.Fields, value.Place, path);
        return true;
    }

    private static string? GlobalIdIn(TypeRef type, Value value) => (type.Name, value) switch
    {
        ("ID", StringValue { Text: var text }) when !Scalars.IsGlobalId(text) => text,
        ("ID", IntValue number) => number.ToString(),
        ("ID", ListValue list) => list.Items
            .Select(item => GlobalIdIn(type, item)).FirstOrDefault(id => id is not null),
        _ => null,
    };
}
