using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ShopConnector.Sandbox.WooCommerce.Rest;

/// <summary>One request after authentication: path id, query and JSON body.</summary>
internal sealed record WooRequest(string Method, long? Id, IQueryCollection Query, JsonObject Body, Uri Root)
{
    private const string ApiPath = "wp-json/wc/v3/";

    /// <summary>The body as it came.</summary>
    public string Raw { get; init; } = "";

    public IHeaderDictionary? Headers { get; init; }

    public bool IsWrite => Method is "POST" or "PUT" or "PATCH" or "DELETE";

    public string Header(string name) => Headers?[name].ToString() ?? "";

    public bool Flag(string name) => Query[name].LastOrDefault() is "true" or "1";

    public string? Text(string name) => Query[name].LastOrDefault() is { Length: > 0 } text ? text : null;

    /// <summary>A list, as <c>a,b</c> or as <c>name[]=a&amp;name[]=b</c>; empty when it was not given.</summary>
    public IReadOnlyList<string> List(string name) => List(Query, name);

    public static IReadOnlyList<string> List(IQueryCollection query, string name) =>
        query[name].Concat(query[name + "[]"])
            .SelectMany(value => (value ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            .ToList();

    /// <summary>WordPress reads what is no number as 0.</summary>
    public IReadOnlyList<long> Ids(string name) => List(name)
        .Select(text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .ToList();

    public string Link(string path) => new Uri(Root, ApiPath + path).ToString();
}
