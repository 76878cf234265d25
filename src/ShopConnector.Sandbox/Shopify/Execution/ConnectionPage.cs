using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>One page of a connection.</summary>
internal sealed record ConnectionPage(IReadOnlyList<ConnectionItem> Items, bool HasNext, bool HasPrevious)
{
    /// <summary>No page is larger.</summary>
    public const int SizeMax = 250;
}

internal sealed record ConnectionItem(string Cursor, object Node);

/// <summary>By what a list is ordered: a number (id, milliseconds, cents) or a text, then the id.</summary>
internal readonly record struct SortValue(long Number, string? Text, long Id)
{
    public static SortValue Of(long number, long id) => new(number, Text: null, id);

    public static SortValue Of(string text, long id) => new(0, text, id);

    public int Against(SortValue other)
    {
        var order = Number.CompareTo(other.Number);
        if (order == 0)
            order = string.CompareOrdinal(Text, other.Text);
        return order == 0 ? Id.CompareTo(other.Id) : order;
    }

    /// <summary>By key and not by position: a record that moves drifts over the page's edge.</summary>
    public string Cursor
    {
        get
        {
            JsonNode value = Text is null
                ? JsonValue.Create(Number)
                : JsonValue.Create(Text);
            var json = new JsonObject { ["last_id"] = Id, ["last_value"] = value };
            return Convert.ToBase64String(Encoding.UTF8.GetBytes(json.ToJsonString()));
        }
    }

    public static SortValue FromCursor(string cursor)
    {
        try
        {
            var json = JsonNode.Parse(Convert.FromBase64String(cursor))!.AsObject();
            var value = json["last_value"]!.AsValue();
            var id = json["last_id"]!.GetValue<long>();
            return value.TryGetValue<string>(out var text) ? Of(text, id) : Of(value.GetValue<long>(), id);
        }
        catch (Exception refused) when (refused is FormatException or JsonException or InvalidOperationException
            or NullReferenceException)
        {
            throw ResolverException.BadRequest("Invalid cursor for current pagination sort.");
        }
    }
}

/// <summary>first, after, last, before and reverse, as every connection takes them.</summary>
internal static class Paging
{
    public static ConnectionPage Page<T>(
        this FieldContext context, IEnumerable<T> items, Func<T, SortValue> order, Func<T, object>? show = null)
        where T : notnull
    {
        var arguments = context.Arguments;
        var sorted = items.Select(item => (Sort: order(item), Item: item)).ToList();
        sorted.Sort((one, other) => one.Sort.Against(other.Sort));
        if (arguments.Flag("reverse") == true)
            sorted.Reverse();
        if (context.Request.IsBulk)
            return Show(sorted, hasNext: false, hasPrevious: false, show);
        var (first, last) = (Size(arguments, "first"), Size(arguments, "last"));
        if (first is null && last is null)
            throw ResolverException.BadRequest("you must provide one of first or last");
        var direction = arguments.Flag("reverse") == true ? -1 : 1;
        var all = sorted.Count;
        if (arguments.Text("after") is { } after)
            sorted.RemoveAll(one => one.Sort.Against(SortValue.FromCursor(after)) * direction <= 0);
        var skipped = all - sorted.Count;
        if (arguments.Text("before") is { } before)
            sorted.RemoveAll(one => one.Sort.Against(SortValue.FromCursor(before)) * direction >= 0);
        var cut = all - skipped - sorted.Count;
        var wanted = first is { } size ? sorted.Take(size).ToList() : sorted.TakeLast(last!.Value).ToList();
        var left = sorted.Count - wanted.Count;
        return first is not null
            ? Show(wanted, left > 0 || cut > 0, skipped > 0, show)
            : Show(wanted, cut > 0, left > 0 || skipped > 0, show);
    }

    private static ConnectionPage Show<T>(
        List<(SortValue Sort, T Item)> items, bool hasNext, bool hasPrevious, Func<T, object>? show)
        where T : notnull =>
        new([.. items.Select(one => new ConnectionItem(one.Sort.Cursor, show is null ? one.Item : show(one.Item)))],
            hasNext, hasPrevious);

    private static int? Size(IReadOnlyDictionary<string, object?> arguments, string name) =>
        arguments.Whole(name) switch
        {
            null => null,
            < 0 => throw ResolverException.BadRequest($"{name} cannot be negative."),
            > ConnectionPage.SizeMax => throw ResolverException.BadRequest(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} must be less than or equal to {ConnectionPage.SizeMax}.")),
            { } size => (int)size,
        };
}

/// <summary>Every connection, its edges and its page information answer alike.</summary>
internal static class ConnectionFields
{
    public static void AddTo(Resolvers resolvers, ImmutableArray<string> connections)
    {
        foreach (var name in connections)
        {
            resolvers.On<ConnectionPage>(name)
                .Field("nodes", page => page.Items.Select(item => item.Node).ToList())
                .Field("edges", page => page.Items)
                .Field("pageInfo", page => page);
            resolvers.On<ConnectionItem>(name.Replace("Connection", "Edge", StringComparison.Ordinal))
                .Field("cursor", item => item.Cursor)
                .Field("node", item => item.Node);
        }
        resolvers.On<ConnectionPage>("PageInfo")
            .Field("hasNextPage", page => page.HasNext)
            .Field("hasPreviousPage", page => page.HasPrevious)
            .Field("startCursor", page => page.Items.Count == 0 ? null : page.Items[0].Cursor)
            .Field("endCursor", page => page.Items.Count == 0 ? null : page.Items[^1].Cursor);
    }
}
