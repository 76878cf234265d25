using Microsoft.Extensions.Logging;

namespace ShopConnector.Sync;

/// <summary>Every sentence this project logs. Shops by name, customers by number only.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1, LogLevel.Information,
        "{Shop}: pulled {Customers} customers and {Orders} orders, of which {Changed} told something new.")]
    public static partial void Pulled(ILogger log, string shop, long customers, long orders, long changed);

    [LoggerMessage(
        2, LogLevel.Information,
        "{Shop}: plan {Plan} touches {Touched} of {Customers} customers that were due.")]
    public static partial void Planned(ILogger log, string shop, long plan, long touched, long customers);

    [LoggerMessage(3, LogLevel.Warning, "{Shop}: the lease could not be renewed; the run stops. {Problem}")]
    public static partial void LeaseNotRenewed(ILogger log, string shop, string problem);

    [LoggerMessage(
        4, LogLevel.Information,
        "{Shop}: run {Run} wrote to {Customers} customers, {Refused} were refused.")]
    public static partial void Applied(ILogger log, string shop, long run, long customers, long refused);

    [LoggerMessage(
        6, LogLevel.Information,
        "{Shop}: the personal data of {Customers} customers were taken away; totals and ledger are kept.")]
    public static partial void Redacted(ILogger log, string shop, int customers);

    [LoggerMessage(
        7, LogLevel.Warning,
        "{Shop}: a customer asked what is stored. Hand this file to the customer, then delete it: {File}")]
    public static partial void Exported(ILogger log, string shop, string file);

    [LoggerMessage(5, LogLevel.Warning, "{Shop}: run {Run} was stopped; what was not written stays planned.")]
    public static partial void Interrupted(ILogger log, string shop, long run);
}
