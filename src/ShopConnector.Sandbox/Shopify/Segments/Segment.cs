using System.Globalization;
using NodaTime;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Search;

namespace ShopConnector.Sandbox.Shopify.Segments;

/// <summary>A named query over customers.</summary>
internal sealed record Segment(long Id, string Name, string Query, Instant CreatedAt)
{
    public const int NameMax = 255;
    public const int QueryMax = 5_000;

    public Instant EditedAt { get; init; } = CreatedAt;

    /// <summary>Segments a shop may have.</summary>
    public const int CountMax = 6_000;

    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Segment>("Segment")
            .Field("id", segment => Gid.Of("Segment", segment.Id))
            .Field("name", segment => segment.Name)
            .Field("query", segment => segment.Query)
            .Field("creationDate", segment => segment.CreatedAt)
            .Field("lastEditDate", segment => segment.EditedAt);
        resolvers.On<Root>("QueryRoot")
            .Field("segment", (_, context) => Find(context) ?? throw new ResolverException(
                "Segment does not exist", "NOT_FOUND", hasPlace: false))
            .Field("segments", (_, context) =>
            {
                var fields = new SearchFields<Segment>(context.Shop.Zone, (segment, text) =>
                        segment.Name.Contains(text.TrimEnd('*'), StringComparison.OrdinalIgnoreCase))
                    .Number("id", segment => segment.Id)
                    .Text("name", segment => [segment.Name]);
                return context.Page(
                    context.State.Segments.Where(context.Search(fields)),
                    segment => SortValue.Of(segment.CreatedAt.ToUnixTimeMilliseconds(), segment.Id));
            })
            .Field("segmentsCount", (_, context) => Reading.CustomerFields.Count(
                context.State.Segments.Count, context));
        resolvers.On<Root>("Mutation")
            .Field("segmentCreate", (_, context) => Create(context))
            .Field("segmentUpdate", (_, context) => Update(context))
            .Field("segmentDelete", (_, context) => Delete(context));
    }

    private static Segment? Find(FieldContext context)
    {
        var gid = context.Arguments.Text("id")!;
        var id = Gid.Read(gid, "Segment") ?? throw new ResolverException("invalid id", "RESOURCE_NOT_FOUND");
        return context.State.Segments.FirstOrDefault(segment => segment.Id == id);
    }

    private static Payload Create(FieldContext context)
    {
        var (name, query) = (context.Arguments.Text("name")!, context.Arguments.Text("query")!);
        var errors = Problems(name, query);
        if (context.State.Segments.Count >= CountMax)
            errors.Add(UserErrors.Plain(null, $"Limit of {CountMax} segments reached."));
        if (errors.Count > 0)
            return new Payload { ["segment"] = null, ["userErrors"] = errors };
        var segment = new Segment(
            context.Shop.OtherIds.Next(), Unused(name, context.State.Segments), query, context.Now);
        context.State.Segments.Add(segment);
        return new Payload { ["segment"] = segment, ["userErrors"] = errors };
    }

    private static Payload Update(FieldContext context)
    {
        if (Find(context) is not { } held)
            return Answer(null, UserErrors.Plain(["id"], "Segment does not exist"));
        var (name, query) = (context.Arguments.Text("name"), context.Arguments.Text("query"));
        if (name is null && query is null)
            return Answer(null, UserErrors.Plain(null, "At least one attribute to change must be present"));
        if (Problems(name ?? held.Name, query ?? held.Query) is { Count: > 0 } errors)
            return Answer(null, [.. errors]);
        var changed = held with { Name = name ?? held.Name, Query = query ?? held.Query, EditedAt = context.Now };
        context.State.Segments[context.State.Segments.IndexOf(held)] = changed;
        return Answer(changed);
    }

    private static Payload Answer(Segment? segment, params Payload[] errors) =>
        new() { ["segment"] = segment, ["userErrors"] = errors };

    /// <summary>A problem of the name hides one in the query's grammar.</summary>
    private static List<Payload> Problems(string name, string query)
    {
        var errors = new List<Payload>();
        if (string.IsNullOrWhiteSpace(name))
            errors.Add(UserErrors.Plain(["name"], "Name can't be blank"));
        else if (name.Length > NameMax)
            errors.Add(UserErrors.Plain(["name"], $"Name is too long (maximum is {NameMax} characters)"));
        if (string.IsNullOrWhiteSpace(query))
            errors.Add(UserErrors.Plain(["query"], "Query can't be blank"));
        else if (query.Length > QueryMax)
            errors.Add(UserErrors.Plain(["query"], $"Query is too long (maximum is {QueryMax} characters)"));
        else if (errors.Count == 0 && SegmentQuery.TryParse(query, out var problem) is null)
            errors.Add(UserErrors.Plain(["query"], $"Query {problem}"));
        return errors;
    }

    private static Payload Delete(FieldContext context)
    {
        var segment = Find(context);
        if (segment is null)
            return new Payload { ["userErrors"] = new[] { UserErrors.Plain(["id"], "Segment does not exist") } };
        context.State.Segments.Remove(segment);
        return new Payload
        {
            ["deletedSegmentId"] = Gid.Of("Segment", segment.Id),
            ["userErrors"] = Array.Empty<Payload>(),
        };
    }

    /// <summary>A name that is taken is no error: it silently becomes "NAME (2)".</summary>
    private static string Unused(string name, List<Segment> segments)
    {
        if (segments.All(segment => segment.Name != name))
            return name;
        var (stem, number) = (name, 1);
        if (name.EndsWith(')') && name.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var open
            && int.TryParse(name.AsSpan(open + 2, name.Length - open - 3), CultureInfo.InvariantCulture, out var last))
            (stem, number) = (name[..open], last);
        string tried;
        do tried = string.Create(CultureInfo.InvariantCulture, $"{stem} ({++number})");
        while (segments.Any(segment => segment.Name == tried));
        return tried;
    }
}
