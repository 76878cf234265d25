using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.GraphQl;

namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>The caller's scopes do not reach a field: it is null, everything beside it is answered.</summary>
internal sealed class ScopeMissingException(string required) : Exception
{
    /// <summary>Such as <c>`read_customers` access scope.</c></summary>
    public string Required => required;

    public override string Message => required;
}

internal static class AccessDenied
{
    private const string Documentation = "https://shopify.dev/api/usage/access-scopes";

    public static GraphQlError Of(string field, string required, Place place, IReadOnlyList<object> path) =>
        new($"Access denied for {field} field. Required access: {required}")
        {
            Place = place,
            Path = path,
            Code = "ACCESS_DENIED",
            Details = new JsonObject { ["documentation"] = Documentation, ["requiredAccess"] = required },
        };
}
