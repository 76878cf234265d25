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
}
