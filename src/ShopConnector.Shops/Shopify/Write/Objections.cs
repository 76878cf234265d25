using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// A shop's objections as one text for people; it is stored with the customer, so it does not grow without end.
/// </summary>
internal static class Objections
{
    private const int Most = 5;
    private const int LengthMost = 300;

    public static string Text(IEnumerable<UserError> errors)
    {
        var messages = errors.Select(error => Short(error.Message)).Distinct(StringComparer.Ordinal).ToList();
        var told = messages.Take(Most);
        return string.Join(' ', messages.Count > Most ? told.Append($"(and {messages.Count - Most} more)") : told);
    }

    public static string Short(string message) =>
        message.Length > LengthMost ? string.Concat(message.AsSpan(0, LengthMost), "…") : message;
}
