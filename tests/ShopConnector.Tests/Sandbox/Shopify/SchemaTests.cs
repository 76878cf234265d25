using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class SchemaTests : IAsyncLifetime
{
    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    /// <summary>Types that are made for one answer: their entries are the fields.</summary>
    private static readonly string[] MadeForOneAnswer =
    [
        "AccessScope", "ApiVersion", "App", "Count", "CustomerEmailMarketingConsentState", "CustomerPhoneNumber",
        "Domain", "MetafieldAccess", "MetafieldCapabilities", "MetafieldCapabilityAdminFilterable",
        "MetafieldCapabilitySmartCollectionCondition", "MetafieldCapabilityUniqueValues",
        "MetafieldDefinitionIdentifier", "MetafieldDefinitionType", "MetafieldDefinitionValidation",
        "MetafieldIdentifier", "ShopPlan", "StagedMediaUploadTarget", "StagedUploadParameter", "TaxonomyCategory",
    ];

    [Fact]
    public void Every_field_of_the_schema_is_answered()
    {
        var api = new AdminApi(_shop.Shop.State, _shop.State);
        var open = AdminSchema.Instance.Types
            .Where(type => type.Kind == TypeKind.Object && !MadeForOneAnswer.Contains(type.Name)
                && !type.Name.EndsWith("Payload", StringComparison.Ordinal)
                && !type.Name.EndsWith("UserError", StringComparison.Ordinal))
            .SelectMany(type => type.Fields.Keys.Select(field => (type.Name, Field: field)))
            .Where(field => !api.Resolvers.TryFind(field.Name, field.Field, out _));
        open.ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_that_is_named_exists()
    {
        var named = AdminSchema.Instance.Types.SelectMany(type => type.Fields.Values
            .SelectMany(field => field.Arguments.Select(argument => argument.Type.Name).Append(field.Type.Name))
            .Concat(type.Inputs.Select(input => input.Type.Name)).Concat(type.Possible));
        named.Where(name => AdminSchema.Instance.Find(name) is null).ShouldBeEmpty();
    }
}
