using System.Text.Json;
using System.Text.Json.Serialization;
using ShopConnector.Shops.Shopify.Definitions;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Shopify.Pull;
using ShopConnector.Shops.Shopify.Setup;
using ShopConnector.Shops.Shopify.Shipping;
using ShopConnector.Shops.Shopify.Write;
using ShopConnector.Shops.Shopify.Write.Bulk;
using ShopConnector.Shops.Shopify.Write.Codes;

namespace ShopConnector.Shops.Shopify.Api;

/// <summary>All JSON spoken with Shopify, generated at build time. Amounts and counts come as text there.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(GraphQlRequest))]
[JsonSerializable(typeof(GraphQlErrors))]
[JsonSerializable(typeof(GraphQlResponse<Dictionary<string, MutationResult?>>))]
[JsonSerializable(typeof(GraphQlResponse<Dictionary<string, DiscountNode?>>))]
[JsonSerializable(typeof(GraphQlResponse<CustomersAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<OrdersAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<OrderLinesAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<OrderRefundsAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<RefundLinesAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<DeletionsAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<ExistingAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<TagsHeldAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<OrderMarksAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<OrderParcelsAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<SizeAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<BulkRunAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<BulkNewestAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<Dictionary<string, BulkOperationNode?>>))]
[JsonSerializable(typeof(GraphQlResponse<Dictionary<string, CountNode?>>))]
[JsonSerializable(typeof(GraphQlResponse<EmailVerifiedAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<ShopFactsAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<ShopCurrencyAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<PersonalDataAnswer>))]
[JsonSerializable(typeof(CustomerNode))]
[JsonSerializable(typeof(OrderNode))]
[JsonSerializable(typeof(LineNode))]
[JsonSerializable(typeof(ShopifyWatermark))]
[JsonSerializable(typeof(PageVariables))]
[JsonSerializable(typeof(IdVariables))]
[JsonSerializable(typeof(TagVariables))]
[JsonSerializable(typeof(MetafieldSetVariables))]
[JsonSerializable(typeof(MetafieldDeleteVariables))]
[JsonSerializable(typeof(OrderMarkValue))]
[JsonSerializable(typeof(ParcelHoldVariables))]
[JsonSerializable(typeof(ParcelReleaseVariables))]
[JsonSerializable(typeof(DiscountVariables))]
[JsonSerializable(typeof(CodeVariables))]
[JsonSerializable(typeof(GraphQlResponse<BulkUploadAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<BulkWriteAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<BulkWrittenAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<BulkUnfinishedAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<FieldVersionsAnswer>))]
[JsonSerializable(typeof(BulkLine))]
[JsonSerializable(typeof(GraphQlResponse<MadeAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<DefinitionsAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<ShippingHeldAnswer>))]
[JsonSerializable(typeof(GraphQlResponse<ShippingNamedAnswer>))]
[JsonSerializable(typeof(DefinitionSpec))]
[JsonSerializable(typeof(DefinitionHeld))]
[JsonSerializable(typeof(ShippingSpec))]
[JsonSerializable(typeof(ShippingHeld))]
[JsonSerializable(typeof(WantedSetup))]
internal sealed partial class ShopifyJson : JsonSerializerContext;

/// <summary>The token end point alone speaks snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenGrant))]
internal sealed partial class ShopifyTokenJson : JsonSerializerContext;
