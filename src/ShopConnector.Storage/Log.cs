using Microsoft.Extensions.Logging;

namespace ShopConnector.Storage;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The schema of the storage is now at version {Version}.")]
    public static partial void Migrated(ILogger log, long version);

    [LoggerMessage(Level = LogLevel.Debug,
        Message = "Another transaction was in the way; attempt {Attempt} of {Attempts} is made again.")]
    public static partial void Again(ILogger log, int attempt, int attempts);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Member {Member} is left out: its ledger has changed since the plan. It stays due; the next plan "
            + "starts from the ledger as it is.")]
    public static partial void LeftOut(ILogger log, string member);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Member {Member} is left out: since the plan, another shop has given out what was left of an offer's "
            + "budget. It stays due; the next plan has the rest of what it gets.")]
    public static partial void BudgetSpent(ILogger log, string member);
}
