using Microsoft.Extensions.Logging;

namespace ShopConnector.Shops;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Shop}: {Operation} met {Reason}; repeating in {Delay}.")]
    public static partial void Repeating(ILogger logger, string shop, string operation, string reason, TimeSpan delay);
}
