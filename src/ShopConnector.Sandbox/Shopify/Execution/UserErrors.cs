namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>The errors a mutation hands back beside its result.</summary>
internal static class UserErrors
{
    /// <summary>Many user errors have no code at all: selecting one kills the document.</summary>
    public static Payload Plain(IReadOnlyList<string>? field, string message) => new("UserError")
    {
        ["field"] = field,
        ["message"] = message,
    };

    public static Payload Coded(IReadOnlyList<string>? field, string message, string? code, string? type = null) =>
        new(type)
        {
            ["field"] = field,
            ["message"] = message,
            ["code"] = code,
        };
}
