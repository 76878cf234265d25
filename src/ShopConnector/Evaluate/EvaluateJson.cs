using System.Text.Encodings.Web;
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
internal sealed partial class EvaluateJson : JsonSerializerContext
{
    /// <summary>For output, which no page embeds: +01:00 and é stay as they are.</summary>
    // Made when asked for: Default is filled by generated code, possibly later than an initializer here would run.
    public static EvaluateJson Readable => field ??= new EvaluateJson(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
