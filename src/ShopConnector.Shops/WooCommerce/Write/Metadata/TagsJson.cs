using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ShopConnector.Shops.WooCommerce.Write.Metadata;

[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class TagsJson : JsonSerializerContext;
