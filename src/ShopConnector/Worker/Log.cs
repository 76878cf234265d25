namespace ShopConnector.Worker;

internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Error, "{Problem} Trying again at the next turn.")]
    public static partial void RunFailed(ILogger log, string problem);

    [LoggerMessage(
        102, LogLevel.Critical,
        "{Shop}: something went wrong inside the program; trying again at the next turn.")]
    public static partial void RunBroke(ILogger log, Exception error, string shop);

    [LoggerMessage(103, LogLevel.Warning, "The brake: {Problem} {Remedy}")]
    public static partial void Braked(ILogger log, string problem, string remedy);

    [LoggerMessage(104, LogLevel.Warning, "{Customer} was left as it is: {Problem}")]
    public static partial void CustomerLeft(ILogger log, string customer, string problem);

    [LoggerMessage(
        105, LogLevel.Information,
        "{Shop}: stopped in the middle of a run; the next one goes on from there.")]
    public static partial void Stopped(ILogger log, string shop);

    [LoggerMessage(
        106, LogLevel.Warning,
        "{Shop}: the last run was an undo, so nothing is written until somebody runs: shopconnector apply")]
    public static partial void WaitingAfterUndo(ILogger log, string shop);

    [LoggerMessage(107, LogLevel.Information, "Looking after {Shops} every {Every}. Stop with Ctrl-C.")]
    public static partial void Started(ILogger log, string shops, TimeSpan every);

    [LoggerMessage(
        108, LogLevel.Information, "{Shop}: webhooks are mended: {Made} made, {Mended} changed, {Removed} removed.")]
    public static partial void WebhooksMended(ILogger log, string shop, int made, int mended, int removed);

    [LoggerMessage(
        109, LogLevel.Warning,
        "{Shop}: a webhook could not be made, so changes of that kind are found later: {Problem}")]
    public static partial void WebhookNotMade(ILogger log, string shop, string problem);

    [LoggerMessage(110, LogLevel.Warning, "Whether the shop still tells of changes is unknown. {Problem}")]
    public static partial void WebhooksUnknown(ILogger log, string problem);

    [LoggerMessage(
        111, LogLevel.Warning,
        "{Shop}: the app was taken out of the shop, so nothing is asked of it any more. Take the shop out of the "
        + "configuration, or install the app again and run: shopconnector plan --shop {Shop2}")]
    public static partial void Uninstalled(ILogger log, string shop, string shop2);
}
