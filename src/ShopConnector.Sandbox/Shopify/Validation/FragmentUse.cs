using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.GraphQl;

namespace ShopConnector.Sandbox.Shopify.Validation;

/// <summary>Which fragments a document spreads, and whether one comes back to itself.</summary>
internal static class FragmentUse
{
    public static HashSet<string> Of(Document document) =>
        document.Operations.SelectMany(operation => Spreads(operation.Selections))
            .Concat(document.Fragments.Values.SelectMany(fragment => Spreads(fragment.Selections)))
            .ToHashSet(StringComparer.Ordinal);

    public static bool IsCyclic(Document document, string name)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([name]);
        while (open.TryPop(out var next))
        {
            if (!document.Fragments.TryGetValue(next, out var fragment))
                continue;
            foreach (var spread in Spreads(fragment.Selections))
            {
                if (spread == name)
                    return true;
                if (reached.Add(spread))
                    open.Push(spread);
            }
        }
        return false;
    }

    private static IEnumerable<string> Spreads(ImmutableArray<Selection> selections) =>
        selections.SelectMany(selection => selection switch
        {
            FragmentSpread spread => [spread.Name],
            InlineFragment inline => Spreads(inline.Selections),
            FieldSelection { Selections: { } inner } => Spreads(inner),
            _ => Enumerable.Empty<string>(),
        });
}
