using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Web;

/// <summary>
/// What the listener logs. Never a caller's address, a body or a header: they may hold personal data.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(201, LogLevel.Information, "Listening on {Url}.")]
    public static partial void Listening(ILogger log, Uri url);

    [LoggerMessage(206, LogLevel.Debug, "The first answer will be slow: nothing answers here yet. {Problem}")]
    public static partial void NotRehearsed(ILogger log, string problem);

    [LoggerMessage(202, LogLevel.Error, "A request to {Endpoint} failed inside the program and was answered with 500.")]
    public static partial void RequestBroke(ILogger log, Exception error, string endpoint);

    [LoggerMessage(
        203, LogLevel.Warning, "{Shop}: a webhook was refused, because {Why}. So far {Count} for this reason.")]
    public static partial void WebhookRefused(ILogger log, string shop, long count, string why);

    [LoggerMessage(
        204, LogLevel.Information, "{Shop}: a demand of the kind {Kind} came in; it is done before the next run.")]
    public static partial void Demanded(ILogger log, string shop, DemandKind kind);

    [LoggerMessage(
        205, LogLevel.Warning,
        "{Count} hints of webhooks could not be kept and wait in memory; the schedule finds them too. {Problem}")]
    public static partial void HintsNotKept(ILogger log, int count, string problem);

    [LoggerMessage(
        211, LogLevel.Warning,
        "{Shop}: a page for a shopper was refused, because {Why}. So far {Count} for this reason.")]
    public static partial void PageRefused(ILogger log, string shop, long count, string why);
}
