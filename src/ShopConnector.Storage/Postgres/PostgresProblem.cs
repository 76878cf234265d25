using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace ShopConnector.Storage.Postgres;

internal static class PostgresProblem
{
    private const string Setting = "Storage:ConnectionString";

    public static string? Explain(DbException error, string place) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{place}: the server does not accept this user or password. Correct Username and Password in {Setting}.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"{place}: there is no such database. Make it with CREATE DATABASE, or correct Database in {Setting}.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{place}: this user may not do that. Make the user the owner of the database: {Message(error)}",
        PostgresErrorCodes.DiskFull =>
            $"{place}: the server's disk is full. Free some space there and run the same command again; nothing "
            + "half-done was kept.",
        PostgresErrorCodes.TooManyConnections =>
            $"{place}: the server has no connection left. Raise its max_connections, or lower Maximum Pool Size in "
            + $"{Setting}.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"{place}: the data are damaged. Restore the newest backup; what happened since is read from the shops "
            + "again.",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            $"{place}: the server takes no writes; it is a standby. Name the primary server in {Setting}.",
        { } => null,
        null when error.InnerException is TimeoutException =>
            $"{place}: no answer in time. Check the server's load and the network, and run the same command again.",
        null when error is NpgsqlException && HasSocketCause(error) =>
            $"{place}: it cannot be reached. Check that the server runs and that Host and Port in {Setting} are right.",
        null => null,
    };

    private static string Message(DbException error) =>
        error is PostgresException own ? own.MessageText : error.Message;

    private static bool HasSocketCause(Exception error)
    {
        for (var cause = error.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException or IOException)
            {
                return true;
            }
        }

        return false;
    }
}
