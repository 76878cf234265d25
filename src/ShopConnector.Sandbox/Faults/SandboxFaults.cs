using NodaTime;

namespace ShopConnector.Sandbox.Faults;

/// <summary>
/// Rates from 0 to 1, rolled per request from the seed and the request's number in its shop, so that one seed replays
/// one history of faults. Only the API is struck, never the admin page or the checkout.
/// </summary>
public sealed record SandboxFaults
{
    public static SandboxFaults None { get; } = new();

    /// <summary>HTTP 429 on WooCommerce, THROTTLED inside a 200 on Shopify. Nothing is applied.</summary>
    public double Throttled { get; init; }

    /// <summary>500, 502 or 503 with an HTML page, as a proxy answers. Nothing is applied.</summary>
    public double ServerError { get; init; }

    /// <summary>The connection breaks before the request is looked at.</summary>
    public double ResetBefore { get; init; }

    /// <summary>The request is applied in full, then the connection breaks without an answer.</summary>
    public double ResetAfter { get; init; }

    /// <summary>The answer ends in mid-body.</summary>
    public double TruncatedBody { get; init; }

    /// <summary>A 200 with a web page: a maintenance screen. Nothing is applied.</summary>
    public double WebPage { get; init; }

    /// <summary>A 200 whose body ends in mid-document, as if it were whole. It was applied in full.</summary>
    public double Garbled { get; init; }

    /// <summary>The answer is held back for <see cref="SlowBy"/>.</summary>
    public double Slow { get; init; }

    public Duration SlowBy { get; init; } = Duration.FromSeconds(2);

    /// <summary>
    /// Before a request somebody edits an order, which thereby moves in every list sorted by modification.
    /// </summary>
    public double PageDrift { get; init; }

    /// <summary>
    /// A new or changed order stays out of lists until this many more requests were made to its shop.
    /// </summary>
    public int LateVisibilityRequests { get; init; }

    /// <summary>Per bulk query: FAILED with TIMEOUT or INTERNAL_SERVER_ERROR and a part of its data.</summary>
    public double BulkFails { get; init; }

    /// <summary>Per bulk query: somebody cancels it.</summary>
    public double BulkCanceled { get; init; }

    /// <summary>Per bulk query: EXPIRED before its file was fetched.</summary>
    public double BulkExpires { get; init; }

    /// <summary>Per bulk query: COMPLETED, and its file is one line short of what was counted.</summary>
    public double BulkFileShort { get; init; }

    /// <summary>Per bulk query: COMPLETED, and its address is refused.</summary>
    public double BulkUrlGone { get; init; }

    /// <summary>
    /// As some versions of WooCommerce do: an order in a list shows no refunds, asked for alone it does.
    /// </summary>
    public bool RefundsMissingInLists { get; init; }

    /// <summary>Webhooks that are never sent.</summary>
    public double WebhooksLost { get; init; }

    /// <summary>Webhooks that are sent once more than the shop knows.</summary>
    public double WebhooksTwice { get; init; }

    /// <summary>Webhooks come in any order.</summary>
    public bool WebhooksOutOfOrder { get; init; }

    /// <summary>WooCommerce: PHP writes a message in front of the answer. The request is applied.</summary>
    public double PhpNotice { get; init; }

    /// <summary>WooCommerce: the answer begins with a byte order mark.</summary>
    public double ByteOrderMark { get; init; }

    /// <summary>WooCommerce: a firewall answers 403 with a page of its own. Nothing is applied.</summary>
    public double Firewall { get; init; }

    /// <summary>WooCommerce: a page cache answers a GET with what it once was, if it has seen it.</summary>
    public double StaleAnswer { get; init; }

    /// <summary>WooCommerce: requests for more rows, and batches of more items, end in 504; 0: none do.</summary>
    public int TimesOutAbove { get; init; }

    /// <summary>WooCommerce: a plugin takes the e-mail restriction off every coupon that is saved.</summary>
    public bool RestrictionsDropped { get; init; }
}
