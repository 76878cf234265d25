namespace ShopConnector.Sandbox.Shopify.Execution;

/// <summary>A field answers with a top-level error and null; caught where the field is executed.</summary>
internal sealed class ResolverException(string message, string code, bool hasPlace = true) : Exception(message)
{
    public string Code => code;

    public bool HasPlace => hasPlace;

    public static ResolverException BadRequest(string message) => new(message, "BAD_REQUEST");

    public static ResolverException InvalidId(string id) => new($"Invalid id: {id}", "RESOURCE_NOT_FOUND");
}
