using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>The fields really asked of one object: fragments unfolded, @skip and @include obeyed.</summary>
internal sealed class FieldCollector(
    Document document, IReadOnlyDictionary<string, object?> variables, AdminSchema schema)
{
    public IEnumerable<(string Key, List<FieldSelection> Fields)> Collect(
        ImmutableArray<Selection> selections, SchemaType type)
    {
        var fields = new List<(string Key, List<FieldSelection> Fields)>();
        Collect(selections, type, fields);
        return fields;
    }

    private void Collect(
        ImmutableArray<Selection> selections, SchemaType type, List<(string Key, List<FieldSelection> Fields)> fields)
    {
        foreach (var selection in selections.Where(IsIncluded))
            switch (selection)
            {
                case FieldSelection field:
                    Add(field, fields);
                    break;
                case InlineFragment inline when inline.On is null || schema.IsA(type.Name, inline.On):
                    Collect(inline.Selections, type, fields);
                    break;
                case FragmentSpread spread when schema.IsA(type.Name, document.Fragments[spread.Name].On):
                    Collect(document.Fragments[spread.Name].Selections, type, fields);
                    break;
            }
    }

    private static void Add(FieldSelection field, List<(string Key, List<FieldSelection> Fields)> fields)
    {
        var same = fields.FindIndex(one => one.Key == field.Key);
        if (same < 0)
            fields.Add((field.Key, [field]));
        else
            fields[same].Fields.Add(field);
    }

    private bool IsIncluded(Selection selection) => selection.Directives.All(directive =>
    {
        var condition = directive.Arguments[0].Value switch
        {
            BooleanValue flag => flag.Flag,
            VariableValue variable => variables.GetValueOrDefault(variable.Name) is true,
            _ => false,
        };
        return directive.Name == "skip" ? !condition : condition;
    });
}
