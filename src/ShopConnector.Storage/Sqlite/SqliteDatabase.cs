using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Sqlite;

internal sealed class SqliteDatabase : Database
{
    /// <summary>Seconds a writer waits for another; a connection string's <c>Default Timeout</c> wins.</summary>
    private const int BusySeconds = 30;

    private readonly string _connectionString;
    private readonly string _file;
    private readonly int? _pagesMost;

    /// <param name="pagesMost">Lets a test fill the disk; null: as large as the disk allows.</param>
    public SqliteDatabase(string connectionString, ILogger log, int? pagesMost = null) : base("Sqlite", log)
    {
        var given = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        if (!given.ShouldSerialize("Default Timeout"))
        {
            given.DefaultTimeout = BusySeconds;
        }

        _connectionString = given.ToString();
        _file = FullPath(given.DataSource);
        _pagesMost = pagesMost;
    }

    // "shopconnector.db" is another file in every folder: an error names the one that was meant.
    internal static string FullPath(string file) =>
        file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? file : Path.GetFullPath(file);

    public override string Place => $"SQLite file {_file}";

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    protected override IRowWriter Rows { get; } = new SqliteRows();

    protected override async ValueTask<DbConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(ct);
            Set(connection, Scripts["Settings"]);
            if (_pagesMost is { } most)
            {
                Set(connection, $"PRAGMA max_page_count = {most}");
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct) =>
        new(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <summary>
    /// Immediate: the write lock is taken before anything is read, so no transaction has to be given up half-way.
    /// </summary>
    protected override ValueTask<DbTransaction> BeginWriteAsync(
        DbConnection connection, Durability durability, CancellationToken ct)
    {
        // In WAL mode NORMAL can lose the last commits when the power fails, never tear one. For pages of a pull that
        // is harmless: the watermark is lost with them and they are read again. An intent lost after it was sent would
        // make our own tag look like the merchant's for ever (I3), and a posting lost is lost money (I1): FULL.
        Set((SqliteConnection)connection, Scripts[durability == Durability.Power ? "SyncFull" : "SyncNormal"]);
        return new(((SqliteConnection)connection).BeginTransaction(deferred: false));
    }

    protected override string? Explain(DbException error) => SqliteProblem.Explain((SqliteException)error, _file);

    /// <summary>The driver has waited for the lock already.</summary>
    protected override bool IsWorthAnotherTry(DbException error) => false;

    protected override bool IsConnectionLost(DbException error) => false;

    private static void Set(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
