using NodaTime;
using ShopConnector.Sync;

namespace ShopConnector.Webhooks;

/// <summary>One request of a shop. Only the body is signed: what the headers say can be made up.</summary>
/// <param name="Body">At most <see cref="BodyMax"/> bytes.</param>
internal sealed record Delivery(
    string? Topic, string? Signature, string? Number, ReadOnlyMemory<byte> Body, Instant ReceivedAt)
{
    /// <summary>An order with hundreds of lines and a plugin's metadata is some 500 kB.</summary>
    public const int BodyMax = 1024 * 1024;

    /// <summary>Longer ones are no platform's.</summary>
    private const int HeaderMax = 128;

    private const int FirstPiece = 8 * 1024;

    public static async Task<Delivery> ReadAsync(HttpRequest request, Platform platform, IClock clock)
    {
        var names = HeaderNames.Of(platform);
        return new Delivery(
            Header(request, names.Topic), Header(request, names.Signature), Header(request, names.Number),
            await BodyAsync(request), clock.GetCurrentInstant());
    }

    private static string? Header(HttpRequest request, string name) =>
        request.Headers[name] is [{ Length: > 0 and <= HeaderMax } only] ? only : null;

    // The length that was announced is a promise of the caller's: memory is taken as bytes come in.
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request)
    {
        using var held = new MemoryStream(FirstPiece);
        await request.Body.CopyToAsync(held, request.HttpContext.RequestAborted);
        return held.GetBuffer().AsMemory(0, (int)held.Length);
    }

    private sealed record HeaderNames(string Topic, string Signature, string Number)
    {
        private static readonly HeaderNames s_shopify =
            new("X-Shopify-Topic", "X-Shopify-Hmac-Sha256", "X-Shopify-Webhook-Id");

        private static readonly HeaderNames s_wooCommerce =
            new("X-WC-Webhook-Topic", "X-WC-Webhook-Signature", "X-WC-Webhook-Delivery-ID");

        public static HeaderNames Of(Platform platform) => platform switch
        {
            Platform.Shopify => s_shopify,
            Platform.WooCommerce => s_wooCommerce,
            _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, message: null),
        };
    }
}
