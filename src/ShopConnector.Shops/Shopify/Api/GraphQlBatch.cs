using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ShopConnector.Shops.Shopify.Api;

/// <summary>One use of a document within a batch.</summary>
internal sealed record GraphQlCall(GraphQlDocument Document, JsonObject Variables);

/// <summary>
/// Several calls in one document, each under an alias (<c>m0</c>, <c>m1</c>, …) and with variables of its own. This
/// saves round trips, not points. Shopify runs mutations in the order they are written.
/// </summary>
internal static partial class GraphQlBatch
{
    public static string Alias(int index) => string.Create(CultureInfo.InvariantCulture, $"m{index}");

    public static (string Text, JsonObject Variables) Of(IReadOnlyList<GraphQlCall> calls)
    {
        var kind = Shape().Match(calls[0].Document.Text).Groups["kind"].Value;
        var declared = new List<string>();
        var body = new StringBuilder();
        var variables = new JsonObject();
        for (var i = 0; i < calls.Count; i++)
        {
            var shape = Shape().Match(calls[i].Document.Text);
            var suffix = string.Create(CultureInfo.InvariantCulture, $"$0_{i}");
            declared.Add(Variable().Replace(shape.Groups["variables"].Value, suffix));
            body.Append(Alias(i)).Append(": ").Append(Variable().Replace(shape.Groups["body"].Value, suffix));
            foreach (var (name, value) in calls[i].Variables)
                variables[string.Create(CultureInfo.InvariantCulture, $"{name}_{i}")] = value?.DeepClone();
        }

        return ($"{kind} Batch({string.Join(", ", declared)}) {{\n  {body}}}\n", variables);
    }

    [GeneratedRegex(
        @"^(?<kind>query|mutation) \w+\((?<variables>[^)]*)\) \{\s*(?<body>.*)\}\s*\z",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\$\w+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();
}
