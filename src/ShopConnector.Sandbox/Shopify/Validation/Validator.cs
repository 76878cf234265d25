using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Validation;

/// <summary>
/// Refuses a document that does not fit the schema, before anything runs, in Shopify's words. All problems at once; an
/// answer with such errors carries neither data nor cost.
/// </summary>
internal sealed class Validator
{
    private readonly AdminSchema _schema;
    private readonly Document _document;
    private readonly List<GraphQlError> _errors = [];
    private readonly ArgumentRules _arguments;

    private Validator(AdminSchema schema, Document document)
    {
        (_schema, _document) = (schema, document);
        _arguments = new ArgumentRules(schema, _errors);
    }

    public static IReadOnlyList<GraphQlError> Validate(AdminSchema schema, Document document)
    {
        var validator = new Validator(schema, document);
        foreach (var operation in document.Operations)
        {
            validator.Selections(operation.Selections, schema.Root(operation.Kind), [operation.Label]);
            validator._errors.AddRange(new VariableRules(schema, document, operation).Check());
        }
        validator.Fragments();
        return validator._errors;
    }

    private void Fragments()
    {
        var used = FragmentUse.Of(_document);
        foreach (var fragment in _document.Fragments.Values.OrderBy(one => one.Place.Line))
        {
            ImmutableArray<object> path = [$"fragment {fragment.Name}"];
            if (!used.Contains(fragment.Name))
                Add($"Fragment {fragment.Name} was defined, but not used", "useAndDefineFragment", fragment.Place,
                    path, ("fragmentName", fragment.Name));
            if (KnownType(fragment.On, fragment.Place, path) is { } type)
                Selections(fragment.Selections, type, path);
        }
    }

    private void Selections(ImmutableArray<Selection> selections, SchemaType type, ImmutableArray<object> path)
    {
        foreach (var selection in selections)
        {
            foreach (var directive in selection.Directives)
                Directive(directive, path);
            switch (selection)
            {
                case FieldSelection field:
                    Field(field, type, path.Add(field.Key));
                    break;
                case InlineFragment { On: null } inline:
                    Selections(inline.Selections, type, path.Add("..."));
                    break;
                case InlineFragment inline:
                    Inline(inline, type, path.Add($"... on {inline.On}"));
                    break;
                case FragmentSpread spread:
                    Spread(spread, type, path);
                    break;
            }
        }
    }

    private void Field(FieldSelection field, SchemaType type, ImmutableArray<object> path)
    {
        if (field.Name == "__typename")
            return;
        if (!type.Fields.TryGetValue(field.Name, out var known))
        {
            Add($"Field '{field.Name}' doesn't exist on type '{type.Name}'", "undefinedField", field.Place, path,
                ("typeName", type.Name), ("fieldName", field.Name));
            return;
        }
        _arguments.Check(new Owner("Field", field.Name), known.Arguments, field.Arguments, field.Place, path);
        var result = _schema[known.Type.Name];
        if (result.IsLeaf && field.Selections is { } unwanted)
            Add($"Selections can't be made on scalars (field '{field.Name}' returns {result.Name} but has selections "
                + $"[{string.Join(", ", unwanted.OfType<FieldSelection>().Select(one => $"\"{one.Name}\""))}])",
                "selectionMismatch", field.Place, path, ("nodeName", $"field '{field.Name}'"),
                ("typeName", result.Name));
        else if (!result.IsLeaf && field.Selections is null)
            Add($"Field must have selections (field '{field.Name}' returns {result.Name} but has no selections. "
                + $"Did you mean '{field.Name} {{ ... }}'?)", "selectionMismatch", field.Place, path,
                ("nodeName", $"field '{field.Name}'"), ("typeName", result.Name));
        else if (field.Selections is { } wanted)
            Selections(wanted, result, path);
    }

    private void Inline(InlineFragment inline, SchemaType type, ImmutableArray<object> path)
    {
        if (KnownType(inline.On!, inline.Place, path) is not { } on)
            return;
        if (AdminSchema.CanOverlap(type, on))
            Selections(inline.Selections, on, path);
        else
            Add($"Fragment on {on.Name} can't be spread inside {type.Name}", "cannotSpreadFragment", inline.Place,
                path, ("typeName", type.Name), ("fragmentName", "unknown"), ("parentName", type.Name));
    }

    private void Spread(FragmentSpread spread, SchemaType type, ImmutableArray<object> path)
    {
        if (!_document.Fragments.TryGetValue(spread.Name, out var fragment))
            Add($"Fragment {spread.Name} was used, but not defined", "useAndDefineFragment", spread.Place, path,
                ("fragmentName", spread.Name));
        else if (_schema.Find(fragment.On) is { IsLeaf: false } on && !AdminSchema.CanOverlap(type, on))
            Add($"Fragment {spread.Name} on {on.Name} can't be spread inside {type.Name}", "cannotSpreadFragment",
                spread.Place, path, ("typeName", type.Name), ("fragmentName", spread.Name), ("parentName", type.Name));
        else if (FragmentUse.IsCyclic(_document, spread.Name))
            Add($"Fragment {spread.Name} contains an infinite loop", "infiniteLoop", spread.Place, path,
                ("fragmentName", spread.Name));
    }

    private void Directive(DirectiveUse directive, ImmutableArray<object> path)
    {
        if (directive.Name is not ("include" or "skip"))
            Add($"Directive @{directive.Name} is not defined", "undefinedDirective", directive.Place, path,
                ("directiveName", directive.Name));
        else
            _arguments.Check(new Owner("Directive", directive.Name), ArgumentRules.Condition, directive.Arguments,
                directive.Place, path);
    }

    private SchemaType? KnownType(string name, Place place, ImmutableArray<object> path)
    {
        var type = _schema.Find(name);
        if (type is null)
            Add($"No such type {name}, so it can't be a fragment condition", "undefinedType", place, path,
                ("typeName", name));
        return type is { IsLeaf: false } ? type : null;
    }

    private void Add(
        string message, string code, Place place, ImmutableArray<object> path, params (string, string)[] details) =>
        _errors.Add(Refusal.Of(message, code, place, path, details));
}

internal static class Refusal
{
    public static GraphQlError Of(
        string message, string code, Place place, IReadOnlyList<object> path, params (string, string)[] details)
    {
        var json = new JsonObject();
        foreach (var (name, text) in details)
            json[name] = text;
        return new GraphQlError(message) { Place = place, Path = path, Code = code, Details = json, IsStatic = true };
    }
}
