using System.Collections;
using System.Globalization;
using System.Reflection;

namespace ShopConnector.Tests.Properties;

/// <summary>A record with all it holds, as text: records compare their lists by identity alone.</summary>
internal static class Spelled
{
    public static string Out(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Out))}]",
        IFormattable simple => simple.ToString(format: null, CultureInfo.InvariantCulture),
        _ when value.GetType().Namespace!.StartsWith("ShopConnector", StringComparison.Ordinal) => Members(value),
        _ => value.ToString()!,
    };

    private static string Members(object value)
    {
        var members = value.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => $"{property.Name}: {Out(property.GetValue(value))}");
        return $"{{ {string.Join(", ", members)} }}";
    }
}
