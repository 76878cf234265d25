using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using NodaTime;

namespace ShopConnector.Shops.Transport;

/// <summary>One complete answer, read to its end; any status.</summary>
internal sealed record ShopResponse(
    HttpStatusCode Status, HttpResponseHeaders Headers, string? MediaType, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The shop's own clock, to the second; null when it does not say.</summary>
    public Instant? Date => Headers.Date is { } date ? Instant.FromDateTimeOffset(date) : null;

    /// <summary>A page for people where data was expected: a firewall, a maintenance screen, a wrong address.</summary>
    public bool IsHtml =>
        MediaType is "text/html" or "application/xhtml+xml" || StartsWith("<!doctype"u8) || StartsWith("<html"u8);

    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>The pause the shop asks for, as seconds or as a date; null when it asks for none.</summary>
    public TimeSpan? RetryAfter(TimeProvider time)
    {
        var wish = Header("Retry-After");
        // Shopify sends seconds with decimals ("2.0"), which the typed header does not read.
        if (double.TryParse(wish, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(1).TotalSeconds));

        return Headers.RetryAfter?.Date is { } date ? Later(date - time.GetUtcNow()) : null;
    }

    private static TimeSpan Later(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    private bool StartsWith(ReadOnlySpan<byte> lowerCase)
    {
        var body = Body.Span.TrimStart(" \t\r\n"u8);
        return body.Length >= lowerCase.Length
            && System.Text.Ascii.EqualsIgnoreCase(body[..lowerCase.Length], lowerCase);
    }
}
