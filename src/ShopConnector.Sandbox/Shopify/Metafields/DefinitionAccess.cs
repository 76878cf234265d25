using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Metafields;

/// <summary>Who beside staff and apps sees a field.</summary>
internal sealed record DefinitionAccess(string Storefront, string CustomerAccount)
{
    public static DefinitionAccess None { get; } = new("NONE", "NONE");

    public static DefinitionAccess Of(IReadOnlyDictionary<string, object?>? input, DefinitionAccess held) => new(
        input?.Text("storefront") ?? held.Storefront, input?.Text("customerAccount") ?? held.CustomerAccount);

    public Payload Shown => new()
    {
        ["admin"] = "PUBLIC_READ_WRITE",
        ["storefront"] = Storefront,
        ["customerAccount"] = CustomerAccount,
    };
}
