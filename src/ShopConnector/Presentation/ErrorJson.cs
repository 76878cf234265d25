using System.Text.Json;

namespace ShopConnector.Presentation;

/// <summary>
/// What <c>--json</c> prints when nothing came of it, so that a script always has one document to read.
/// </summary>
internal static class ErrorJson
{
    public static void Write(Stream output, string message)
    {
        using var json = new Utf8JsonWriter(output, ReportJson.Format);
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
    }
}
