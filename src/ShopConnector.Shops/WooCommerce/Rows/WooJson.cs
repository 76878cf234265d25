using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ShopConnector.Shops.WooCommerce.Rows;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(LenientText), typeof(LenientDecimal), typeof(LenientId), typeof(LenientAddress),
        typeof(LenientList<LineRow>), typeof(LenientList<RefundStubRow>), typeof(LenientList<CouponLineRow>),
        typeof(LenientList<MetaRow>), typeof(LenientList<TermRow>), typeof(LenientList<AttributeRow>),
        typeof(LenientList<string>),
    ])]
[JsonSerializable(typeof(OrderRow))]
[JsonSerializable(typeof(RefundRow))]
[JsonSerializable(typeof(CustomerRow))]
[JsonSerializable(typeof(ProductRow))]
[JsonSerializable(typeof(CouponRow))]
[JsonSerializable(typeof(ImmutableArray<MetaRow>))]
[JsonSerializable(typeof(ErrorRow))]
[JsonSerializable(typeof(SiteRow))]
[JsonSerializable(typeof(StatusRow))]
internal sealed partial class WooJson : JsonSerializerContext;
