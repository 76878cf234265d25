using System.Text.Json;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Client;

/// <summary>
/// Reads an answer as JSON and names what came instead: hosts, caches and plugins put much else under a 200.
/// </summary>
internal static class JsonBody
{
    // Plugins that talk much write a few hundred bytes for each of some dozen messages.
    private const int NoticeBytes = 64 * 1024;

    private const string NoticeRemedy =
        "Set WP_DEBUG_DISPLAY to false in wp-config.php, and look at the shop's error log for the plugin at fault.";

    // The words PHP puts before a message; the message itself is not quoted, it may hold anything. After the first
    // two nothing follows.
    private static readonly string[] _notices = ["Fatal error", "Parse error", "Warning", "Notice", "Deprecated"];

    /// <param name="notice">Told what kind of message PHP wrote in front of the data, if it did.</param>
    /// <exception cref="ShopException">What came is not JSON.</exception>
    public static JsonElement Read(
        ShopFailures failures, string operation, ShopResponse answer, Action<string>? notice = null)
    {
        var body = WithoutMark(answer.Body);
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw failures.Failure(
                operation, "an empty answer came.",
                "Look at the shop's error log: PHP may have run out of memory or time.", transient: true);
        }

        if (Notice(body.Span) is { } kind)
        {
            if (BehindNotice(body) is { } data)
            {
                notice?.Invoke(kind);
                return data;
            }

            throw failures.Failure(
                operation, $"PHP wrote a message ({kind}) in front of the data.", NoticeRemedy, transient: true);
        }

        if (answer.IsHtml)
        {
            throw Firewall.Of(answer) is { } wall
                ? failures.Failure(operation, Firewall.Problem(wall, answer), Firewall.Remedy(wall))
                : failures.Unreadable(operation, answer);
        }

        if (!IsJson(answer.MediaType))
        {
            throw failures.Failure(
                operation, $"the answer is marked as {answer.MediaType ?? "nothing"} instead of application/json.",
                "A cache or security plugin may stand between; exclude /wp-json/ from it.");
        }

        return Parse(failures, operation, answer, body);
    }

    /// <summary>For answers that may be errors of any make: null when it is not JSON.</summary>
    public static JsonElement? TryRead(ShopResponse answer)
    {
        var reader = new Utf8JsonReader(WithoutMark(answer.Body).Span);
        try
        {
            return JsonElement.TryParseValue(ref reader, out var value) ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Parse(
        ShopFailures failures, string operation, ShopResponse answer, ReadOnlyMemory<byte> body)
    {
        // One value is read and the rest left alone: caching plugins append an HTML comment after the data.
        var reader = new Utf8JsonReader(body.Span);
        try
        {
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException fault)
        {
            throw failures.Unreadable(operation, answer, fault);
        }
    }

    /// <summary>
    /// The one whole document that ends the answer. A message never holds one that goes on to the end, so nothing else
    /// can be taken for it; what was cut off is none.
    /// </summary>
    private static JsonElement? BehindNotice(ReadOnlyMemory<byte> body)
    {
        for (var at = 0; at < Math.Min(NoticeBytes, body.Length); at++)
        {
            if (body.Span[at] is (byte)'{' or (byte)'[' && IsAtStart(body.Span[..at]) && Whole(body[at..]) is { } data)
                return data;
        }

        return null;
    }

    /// <summary>Messages end with a line, or with a tag.</summary>
    private static bool IsAtStart(ReadOnlySpan<byte> before) =>
        before.TrimEnd(" \t\r"u8) is [.., (byte)'\n' or (byte)'>'];

    private static JsonElement? Whole(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        try
        {
            return JsonElement.TryParseValue(ref reader, out var value)
                && body.Span[(int)reader.BytesConsumed..].Trim(" \t\r\n"u8) is [] or [(byte)'<', (byte)'!', ..]
                ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsJson(string? mediaType) =>
        mediaType is "application/json" || mediaType?.EndsWith("+json", StringComparison.Ordinal) == true;

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private static string? Notice(ReadOnlySpan<byte> body)
    {
        const int lookedAt = 400;
        var start = body.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is (byte)'{' or (byte)'[')
            return null;

        var text = System.Text.Encoding.UTF8.GetString(start[..Math.Min(lookedAt, start.Length)]);
        return Array.Find(_notices, word =>
            text.Contains($"<b>{word}</b>:", StringComparison.Ordinal)
            || text.StartsWith($"{word}: ", StringComparison.Ordinal)
            || text.StartsWith($"PHP {word}: ", StringComparison.Ordinal));
    }
}
