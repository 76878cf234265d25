using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ShopConnector.Evaluate;

/// <summary>
/// Whether a history has the contract's shape: where a list, an object, text or a number belongs. What is of another
/// kind is named by its place; names that the contract does not know are passed over.
/// </summary>
internal sealed class HistoryShape
{
    private readonly List<(string Name, JsonElement Value)> _path = [];
    private readonly List<string> _problems = [];
    private readonly Dictionary<Type, Dictionary<string, JsonTypeInfo>> _fields = [];

    private HistoryShape()
    {
    }

    public static List<string> ProblemsOf(JsonElement history)
    {
        var shape = new HistoryShape();
        if (history.ValueKind is JsonValueKind.Object)
            shape.Check(history, EvaluateJson.Default.HistoryJson);
        else
            shape._problems.Add(
                $"The history is {Kind(history)}; write {{ \"at\": \"2026-11-01T10:00:00Z\", \"members\": [ … ] }}.");

        return shape._problems;
    }

    private void Check(JsonElement value, JsonTypeInfo wanted)
    {
        if (value.ValueKind is JsonValueKind.Null)
            return;

        switch (wanted.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind is JsonValueKind.Object:
                CheckFields(value, FieldsOf(wanted));
                break;
            case JsonTypeInfoKind.Object:
                Problem($"is {Kind(value)}; write an object, {{ … }}.");
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind is JsonValueKind.Array:
                CheckItems(value, EvaluateJson.Default.GetTypeInfo(wanted.Type.GenericTypeArguments[0])!);
                break;
            case JsonTypeInfoKind.Enumerable:
                Problem($"is {Kind(value)}; write a list, [ … ].");
                break;
            default:
                CheckSingle(value, wanted.Type);
                break;
        }
    }

    private void CheckFields(JsonElement value, Dictionary<string, JsonTypeInfo> fields)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            // Not property.Name, which throws where a name is no valid text; such a name is none of ours anyway.
            var name = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));
            if (!fields.TryGetValue(name, out var wanted))
                continue;

            _path.Add((name, property.Value));
            if (seen.Add(name))
                Check(property.Value, wanted);
            else
                Problem("is there twice; leave one of them out.");

            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void CheckItems(JsonElement list, JsonTypeInfo wanted)
    {
        var (name, _) = _path[^1];
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            _path[^1] = (string.Create(CultureInfo.InvariantCulture, $"{name}[{index++}]"), item);
            if (item.ValueKind is JsonValueKind.Null)
                Problem("is null; leave it out, or write what it should be.");
            else
                Check(item, wanted);
        }

        _path[^1] = (name, list);
    }

    private void CheckSingle(JsonElement value, Type wanted)
    {
        if (wanted == typeof(bool?))
        {
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                Problem($"is {Kind(value)}; write true or false.");
        }
        else if (wanted == typeof(int?))
        {
            if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out _))
                Problem($"is {Kind(value)}; write a whole number, such as 1.");
        }
        else if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            Problem($"is {Kind(value)}; write text, or a number.");
        }
    }

    private Dictionary<string, JsonTypeInfo> FieldsOf(JsonTypeInfo type)
    {
        if (_fields.TryGetValue(type.Type, out var known))
            return known;

        var fields = type.Properties.ToDictionary(
            field => field.Name, field => EvaluateJson.Default.GetTypeInfo(field.PropertyType)!,
            StringComparer.Ordinal);
        _fields.Add(type.Type, fields);
        return fields;
    }

    private void Problem(string message) => _problems.Add($"The history, {Place()}: {message}");

    // Members and orders are told by their ids too: counting to the 4,711th is nobody's way of finding it.
    private string Place()
    {
        var place = new StringBuilder();
        foreach (var (name, value) in _path)
        {
            place.Append(place.Length == 0 ? "" : ", ").Append(name);
            if (value.ValueKind is JsonValueKind.Object && value.TryGetProperty("id", out var id)
                && id.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                place.Append(" (id ").Append(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(id))).Append(')');
        }

        return place.ToString();
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
