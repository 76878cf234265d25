using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace ShopConnector.Tests.Evaluate;

/// <summary>
/// Compares only what a case names. Instants compare as instants, money and rates as decimals; a missing property is
/// null; a list is complete and in order.
/// </summary>
internal static class GoldenComparison
{
    private static readonly HashSet<string> Decimals = ["amountSpent", "rate", "exchange"];
    private static readonly HashSet<string> Instants = ["at", "availableAt", "expiresAt", "nextChange"];

    public static IEnumerable<string> Differences(JsonElement expected, JsonElement output)
    {
        var members = output.GetProperty("members");
        if (!expected.TryGetProperty("members", out var several))
            return Differences(expected, members[0], "member");

        return Compare(several, members, "members", name: "");
    }

    private static IEnumerable<string> Compare(JsonElement expected, JsonElement? actual, string path, string name)
    {
        if (expected.ValueKind == JsonValueKind.Null)
            return actual is null or { ValueKind: JsonValueKind.Null } ? [] : [$"{path} is {actual}, not null"];

        if (actual is not { } found || found.ValueKind == JsonValueKind.Null)
            return [$"{path} is missing, not {expected}"];

        return expected.ValueKind switch
        {
            JsonValueKind.Object => Differences(expected, found, path),
            JsonValueKind.Array => Elements(expected, found, path),
            _ => Same(expected.ToString(), found.ToString(), name) ? [] : [$"{path} is {found}, not {expected}"],
        };
    }

    private static IEnumerable<string> Differences(JsonElement expected, JsonElement actual, string path) =>
        expected.EnumerateObject().SelectMany(property => Compare(
            property.Value, actual.TryGetProperty(property.Name, out var found) ? found : null,
            $"{path}.{property.Name}", property.Name));

    private static IEnumerable<string> Elements(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.GetArrayLength() != actual.GetArrayLength())
            return [$"{path} is {actual}, not {expected}"];

        return expected.EnumerateArray().SelectMany((one, i) => Compare(one, actual[i], $"{path}[{i}]", name: ""));
    }

    private static bool Same(string expected, string actual, string name)
    {
        if (Decimals.Contains(name))
            return decimal.Parse(expected, CultureInfo.InvariantCulture)
                == decimal.Parse(actual, CultureInfo.InvariantCulture);

        if (Instants.Contains(name))
            return OffsetDateTimePattern.ExtendedIso.Parse(expected).Value.ToInstant()
                == OffsetDateTimePattern.ExtendedIso.Parse(actual).Value.ToInstant();

        return string.Equals(expected, actual, StringComparison.Ordinal);
    }
}
