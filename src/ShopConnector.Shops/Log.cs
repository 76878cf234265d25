using Microsoft.Extensions.Logging;

namespace ShopConnector.Shops;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Shop}: {Operation} met {Reason}; repeating in {Delay}.")]
    public static partial void Repeating(ILogger logger, string shop, string operation, string reason, TimeSpan delay);

    [LoggerMessage(2, LogLevel.Debug, "{Shop}: a new access token was fetched.")]
    public static partial void TokenRenewed(ILogger logger, string shop);

    [LoggerMessage(3, LogLevel.Warning,
        "{Shop}: Shopify answers with version {Served} where {Asked} was asked for; update ShopConnector soon.")]
    public static partial void OtherVersion(ILogger logger, string shop, string asked, string served);

    [LoggerMessage(4, LogLevel.Information, "{Shop}: reading {Stream} by a bulk operation; {Count} objects so far.")]
    public static partial void BulkProgress(ILogger logger, string shop, string stream, long count);

    [LoggerMessage(5, LogLevel.Warning, "{Shop}: the stored watermark cannot be read; everything is pulled again.")]
    public static partial void WatermarkUnreadable(ILogger logger, string shop);
}
