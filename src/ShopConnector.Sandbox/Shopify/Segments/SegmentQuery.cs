using System.Text.RegularExpressions;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Segments;

/// <summary>
/// The one clause the sandbox's checkout can decide for itself, <c>customer_tags [NOT] CONTAINS 'X'</c>, joined by AND
/// or OR. Every other query is refused, because a segment that silently holds nobody would teach the wrong lesson.
/// </summary>
internal sealed partial class SegmentQuery
{
    private readonly (string Tag, bool Denied)[] _clauses;
    private readonly bool _isAny;

    private SegmentQuery((string Tag, bool Denied)[] clauses, bool isAny) => (_clauses, _isAny) = (clauses, isAny);

    /// <summary>Null and the reason, with the place, where the query is not understood.</summary>
    public static SegmentQuery? TryParse(string query, out string problem)
    {
        problem = "";
        var clauses = new List<(string, bool)>();
        var joins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (true)
        {
            var match = Clause().Match(query, at);
            if (!match.Success)
            {
                problem = $"Line 1 Column {at + query[at..].TakeWhile(char.IsWhiteSpace).Count() + 1}: "
                    + "this sandbox only knows customer_tags [NOT] CONTAINS 'TAG', joined by AND or by OR.";
                return null;
            }
            var tag = match.Groups["tag"].Value.Replace(@"\'", "'", StringComparison.Ordinal);
            clauses.Add((tag, match.Groups["not"].Success));
            at = match.Index + match.Length;
            if (!match.Groups["join"].Success)
                break;
            joins.Add(match.Groups["join"].Value);
        }
        if (at == query.Length && joins.Count <= 1)
            return new SegmentQuery([.. clauses], joins.Contains("OR"));
        problem = $"Line 1 Column {at + 1}: this sandbox does not mix AND with OR, nor read more than clauses.";
        return null;
    }

    public bool Holds(ShopCustomer customer) => _isAny
        ? _clauses.Any(clause => Holds(clause, customer))
        : _clauses.All(clause => Holds(clause, customer));

    private static bool Holds((string Tag, bool Denied) clause, ShopCustomer customer) =>
        customer.Tags.Contains(clause.Tag, StringComparer.OrdinalIgnoreCase) != clause.Denied;

    [GeneratedRegex(@"\G\s*customer_tags\s+((?<not>NOT)\s+)?CONTAINS\s+'(?<tag>(\\'|[^'])*)'\s*(?<join>AND|OR)?",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Clause();
}
