namespace ShopConnector.Web;

/// <summary>
/// What the listener logs. Never a caller's address, a body or a header: they may hold personal data.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(201, LogLevel.Information, "Listening on {Url}.")]
    public static partial void Listening(ILogger log, Uri url);

    [LoggerMessage(202, LogLevel.Error, "A request to {Endpoint} failed inside the program and was answered with 500.")]
    public static partial void RequestBroke(ILogger log, Exception error, string endpoint);

    [LoggerMessage(
        211, LogLevel.Warning,
        "{Shop}: a page for a shopper was refused, because {Why}. So far {Count} for this reason.")]
    public static partial void PageRefused(ILogger log, string shop, long count, string why);
}
