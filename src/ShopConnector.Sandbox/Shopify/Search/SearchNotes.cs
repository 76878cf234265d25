using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Search;

/// <summary>
/// <c>extensions.search</c>: how a query was understood, told only when something in it was not. It is the one trace of
/// a filter that did nothing.
/// </summary>
internal static class SearchNotes
{
    /// <summary>What a record must be like to be in the answer.</summary>
    public static Func<T, bool> Search<T>(this FieldContext context, SearchFields<T> fields)
    {
        var query = context.Arguments.Text("query");
        var term = SearchParser.Parse(query);
        if (term is null)
            return _ => true;
        var warnings = new JsonArray();
        foreach (var unknown in Leaves(term).Where(leaf => leaf.Field is not null && !fields.Knows(leaf.Field)))
            warnings.Add((JsonNode)new JsonObject
            {
                ["field"] = unknown.Field,
                ["message"] = "Invalid search field for this query.",
                ["code"] = "invalid_field",
            });
        if (warnings.Count > 0)
            context.Request.SearchNotes.Add((JsonNode)new JsonObject
            {
                ["path"] = new JsonArray([.. context.Path.Select(step => (JsonNode?)step.ToString())]),
                ["query"] = query,
                ["parsed"] = Parsed(term),
                ["warnings"] = warnings,
            });
        return fields.Test(term);
    }

    private static IEnumerable<FieldTerm> Leaves(SearchTerm term) => term switch
    {
        FieldTerm leaf => [leaf],
        NotTerm not => Leaves(not.Of),
        AndTerm and => and.Of.SelectMany(Leaves),
        OrTerm or => or.Of.SelectMany(Leaves),
        _ => [],
    };

    private static JsonNode Parsed(SearchTerm term) => term switch
    {
        AndTerm and => new JsonObject { ["and"] = new JsonArray([.. and.Of.Select(Parsed)]) },
        OrTerm or => new JsonObject { ["or"] = new JsonArray([.. or.Of.Select(Parsed)]) },
        NotTerm not => new JsonObject { ["not"] = Parsed(not.Of) },
        FieldTerm leaf => new JsonObject
        {
            ["field"] = leaf.Field ?? "default",
            [How(leaf)] = leaf.Value,
        },
        _ => throw new InvalidOperationException("A search term has four forms."),
    };

    private static string How(FieldTerm leaf) => leaf.Operator switch
    {
        "<" or "<=" => "range_lte",
        ">" or ">=" => "range_gte",
        _ => leaf.IsQuoted ? "match_phrase" : "match_all",
    };
}
