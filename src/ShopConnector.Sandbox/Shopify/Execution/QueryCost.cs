using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>
/// What a query costs in points, as fitted on recorded answers: a scalar nothing, an object 1, a mutation 10, a root
/// count 10; a connection of n costs 2 + ⌊2·ln n⌋ × what one node costs; money and addresses are free; the objects a
/// mutation returns are free themselves, what hangs on them is not.
/// </summary>
internal sealed class QueryCost(Document document, IReadOnlyDictionary<string, object?> variables)
{
    /// <summary>A single query that could cost more is refused whatever the bucket holds.</summary>
    public const int SingleQueryMax = 1_000;

    private const int MutationCost = 10;
    private const int CountCost = 10;
    private const int ConnectionCost = 2;

    // Enough that a third, taken three times, is one again.
    private const int MeanDigits = 6;

    private static readonly ImmutableHashSet<string> Free =
    [
        "MoneyBag", "MoneyV2", "MailingAddress", "ShopAddress", "WebhookSubscriptionEndpoint",
        "CustomerEmailMarketingConsentState", "PageInfo",
    ];

    private readonly AdminSchema _schema = AdminSchema.Instance;

    public int Requested(Operation operation) => Selections(operation.Selections, _schema.Root(operation.Kind));

    /// <summary>Points are whole; what a mean leaves behind the point is not charged.</summary>
    public static int Whole(decimal exact) => (int)decimal.Floor(decimal.Round(exact, MeanDigits));

    /// <summary>What one executed field is charged, given what was charged inside of it.</summary>
    public static decimal Charged(
        SchemaType parent, SchemaField known, FieldSelection field, object? value, decimal inside,
        IReadOnlyDictionary<string, object?> variables)
    {
        var result = AdminSchema.Instance[known.Type.Name];
        if (parent.Name == "Mutation")
            return MutationCost + inside;
        if (result.IsLeaf)
            return 0;
        if (parent.Name == "QueryRoot" && result.Name == "Count")
            return CountCost;
        // The page is also the source of its pageInfo, which is free.
        if (result.Name.EndsWith("Connection", StringComparison.Ordinal) && value is ConnectionPage page)
            return ConnectionCost + (page.Items.Count == 0
                ? Multiplier(PageSize(field, variables))
                : Multiplier(page.Items.Count) * inside);
        if (parent.Name.EndsWith("Payload", StringComparison.Ordinal))
            return inside;
        if (IsPart(parent, known))
            return value is null or System.Collections.ICollection { Count: 0 } ? 0 : 1 + inside;
        return known.Name == "edges" && parent.Name.EndsWith("Connection", StringComparison.Ordinal)
            ? inside
            : (Free.Contains(result.Name) ? 0 : 1) + inside;
    }

    private int Selections(ImmutableArray<Selection> selections, SchemaType type)
    {
        var always = 0;
        var byType = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var selection in selections)
            switch (selection)
            {
                case FieldSelection field when field.Name != "__typename":
                    always += Field(field, type);
                    break;
                case InlineFragment inline:
                    Part(inline.On ?? type.Name, inline.Selections);
                    break;
                case FragmentSpread spread:
                    Part(document.Fragments[spread.Name].On, document.Fragments[spread.Name].Selections);
                    break;
            }
        return always + byType.Values.DefaultIfEmpty(0).Max();

        void Part(string on, ImmutableArray<Selection> inner)
        {
            var cost = Selections(inner, _schema[on]);
            if (on == type.Name)
                always += cost;
            else
                byType[on] = byType.GetValueOrDefault(on) + cost;
        }
    }

    private int Field(FieldSelection field, SchemaType parent)
    {
        var known = parent.Fields[field.Name];
        var result = _schema[known.Type.Name];
        if (result.IsLeaf)
            return 0;
        var inside = Selections(field.Selections ?? [], result);
        if (parent.Name == "Mutation")
            return MutationCost + inside;
        if (parent.Name == "QueryRoot" && result.Name == "Count")
            return CountCost;
        if (parent.Name.EndsWith("Payload", StringComparison.Ordinal))
            return inside;
        if (result.Name.EndsWith("Connection", StringComparison.Ordinal))
            return ConnectionCost + (Multiplier(PageSize(field, variables)) * inside);
        if (known.Name == "edges" && parent.Name.EndsWith("Connection", StringComparison.Ordinal))
            return inside;
        return (Free.Contains(result.Name) ? 0 : 1) + inside;
    }

    private static bool IsPart(SchemaType parent, SchemaField known) =>
        known.Name is "nodes" && parent.Name.EndsWith("Connection", StringComparison.Ordinal);

    private static int PageSize(FieldSelection field, IReadOnlyDictionary<string, object?> variables)
    {
        var size = field.Arguments.FirstOrDefault(argument => argument.Name is "first" or "last")?.Value switch
        {
            IntValue number => number.Number,
            VariableValue variable => variables.GetValueOrDefault(variable.Name) as long? ?? 0,
            _ => 0,
        };
        return (int)Math.Clamp(size, 0, ConnectionPage.SizeMax);
    }

    private static int Multiplier(int size) => size <= 0 ? 0 : Math.Max(1, (int)Math.Floor(2 * Math.Log(size)));
}
