using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShopConnector.Evaluate;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    WriteIndented = true,
    Converters = [typeof(PlainText)])]
[JsonSerializable(typeof(HistoryJson))]
[JsonSerializable(typeof(DecisionsJson))]
internal sealed partial class EvaluateJson : JsonSerializerContext;
