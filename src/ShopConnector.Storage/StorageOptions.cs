using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ShopConnector.Storage;

/// <summary>The <c>Storage</c> section of the configuration.</summary>
/// <param name="ConnectionString">As Microsoft.Data.Sqlite or Npgsql reads it; it may hold a password.</param>
public sealed record StorageOptions(StorageProvider Provider, string ConnectionString)
{
    public static StorageOptions Default { get; } = new(StorageProvider.Sqlite, "Data Source=shopconnector.db");

    private const string InMemory = "keeps everything in memory, where it is lost at the end: name a file.";

    private string Example => Provider == StorageProvider.Sqlite
        ? "Data Source=shopconnector.db"
        : "Host=localhost;Database=shopconnector;Username=shopconnector";

    /// <summary>
    /// What is wrong with <see cref="ConnectionString"/>, and what would be right; null: nothing. It quotes the names
    /// in it, never a value. Nothing is opened.
    /// </summary>
    public string? Problem() => Mistake() is { } mistake ? $"{mistake} For example: {Example}" : null;

    private string? Mistake()
    {
        var given = new DbConnectionStringBuilder();
        try
        {
            given.ConnectionString = ConnectionString;
        }
        catch (ArgumentException)
        {
            return "cannot be read. Write Name=Value, with a semicolon between two.";
        }

        DbConnectionStringBuilder builder = Provider == StorageProvider.Sqlite
            ? new SqliteConnectionStringBuilder()
            : new NpgsqlConnectionStringBuilder();
        foreach (string name in given.Keys)
        {
            if (!Takes(builder, name, given[name]))
            {
                return $"'{name}' or its value is nothing that {Provider} knows.";
            }
        }

        return builder is SqliteConnectionStringBuilder sqlite
            ? MistakeIn(sqlite)
            : MistakeIn((NpgsqlConnectionStringBuilder)builder);
    }

    private static bool Takes(DbConnectionStringBuilder builder, string name, object value)
    {
        try
        {
            builder[name] = value;
            return true;
        }
        catch (Exception error) when (
            error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    // In memory the ledger would be gone with the process: the next run would earn every point again.
    private static string? MistakeIn(SqliteConnectionStringBuilder given) => given switch
    {
        { DataSource: var file } when string.IsNullOrWhiteSpace(file) => "names no file: Data Source is missing.",
        { Mode: SqliteOpenMode.Memory } => InMemory,
        { DataSource: var file } when file.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
            || file.Contains("mode=memory", StringComparison.OrdinalIgnoreCase) => InMemory,
        { Mode: SqliteOpenMode.ReadOnly } => "opens the file for reading only: leave out Mode.",
        _ => null,
    };

    private static string? MistakeIn(NpgsqlConnectionStringBuilder given) =>
        string.IsNullOrWhiteSpace(given.Host) ? "names no server: Host is missing."
        : string.IsNullOrWhiteSpace(given.Database) ? "names no database: Database is missing."
        : null;
}

public enum StorageProvider { Sqlite, Postgres }
