using Microsoft.Extensions.Logging;

namespace ShopConnector.Shops;

internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Warning, "{Shop}: {Kind} {Id} is left out: {Place} is missing or cannot be read.")]
    public static partial void OddRecord(ILogger logger, string shop, string kind, long id, string place);

    [LoggerMessage(101, LogLevel.Warning, "{Shop}: {Count} records could not be read and were left out.")]
    public static partial void OddRecords(ILogger logger, string shop, long count);

    [LoggerMessage(103, LogLevel.Information, "{Shop}: batches of {Size} from now on.")]
    public static partial void BatchSize(ILogger logger, string shop, int size);

    [LoggerMessage(104, LogLevel.Warning, "{Shop}: coupon {Id} came out other than asked and was deleted.")]
    public static partial void CouponDeleted(ILogger logger, string shop, long id);

    [LoggerMessage(105, LogLevel.Warning, "{Shop}: the shop's currency could not be read: {Problem}")]
    public static partial void CurrencyUnknown(ILogger logger, string shop, string problem);

    [LoggerMessage(106, LogLevel.Warning,
        "{Shop}: PHP writes messages ({Kind}) in front of its answers; they are skipped. "
        + "Set WP_DEBUG_DISPLAY to false in wp-config.php.")]
    public static partial void NoticeInFront(ILogger logger, string shop, string kind);

    [LoggerMessage(107, LogLevel.Information, "{Shop}: pages of {Size} rows from now on.")]
    public static partial void PageSize(ILogger logger, string shop, int size);

    [LoggerMessage(108, LogLevel.Warning,
        "{Shop}: the companion plugin does not take members, which are written without it for now: {Problem}")]
    public static partial void PushFailed(ILogger logger, string shop, string problem);

    [LoggerMessage(109, LogLevel.Warning,
        "{Shop}: the companion plugin {Version} does not fit this connector; members are written without it. {Remedy}")]
    public static partial void PluginUnfit(ILogger logger, string shop, string version, string remedy);

    [LoggerMessage(110, LogLevel.Information,
        "{Shop}: the shop sees no key in the header Authorization; requests are signed instead (OAuth 1.0a).")]
    public static partial void OtherKeyWay(ILogger logger, string shop);

    [LoggerMessage(1, LogLevel.Debug, "{Shop}: {Operation} met {Reason}; again in {Seconds:0.0} s.")]
    public static partial void Repeating(ILogger logger, string shop, string operation, string reason, double seconds);

    [LoggerMessage(2, LogLevel.Debug, "{Shop}: a new access token was fetched.")]
    public static partial void TokenRenewed(ILogger logger, string shop);

    [LoggerMessage(3, LogLevel.Warning,
        "{Shop}: Shopify answers with version {Served} where {Asked} was asked for; update ShopConnector soon.")]
    public static partial void OtherVersion(ILogger logger, string shop, string asked, string served);

    [LoggerMessage(7, LogLevel.Warning, "{Shop}: Shopify warns: {Reason} Update ShopConnector before that is gone.")]
    public static partial void Deprecated(ILogger logger, string shop, string reason);

    [LoggerMessage(4, LogLevel.Information, "{Shop}: a bulk operation has {Count} objects of {Stream}.")]
    public static partial void BulkProgress(ILogger logger, string shop, string stream, long count);

    [LoggerMessage(8, LogLevel.Information, "{Shop}: a bulk operation for {Stream} is tried again: {Reason}.")]
    public static partial void BulkAgain(ILogger logger, string shop, string stream, string reason);

    [LoggerMessage(5, LogLevel.Warning, "{Shop}: the stored watermark cannot be read; everything is pulled again.")]
    public static partial void WatermarkUnreadable(ILogger logger, string shop);

    [LoggerMessage(6, LogLevel.Warning,
        "{Shop}: deleted orders and customers are not noticed: {Problem} Points of deleted orders stay until then.")]
    public static partial void DeletionsHidden(ILogger logger, string shop, string problem);
}
