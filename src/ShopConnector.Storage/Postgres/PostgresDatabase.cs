using System.Data;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;

namespace ShopConnector.Storage.Postgres;

internal sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(string connectionString, ILogger log) : base("Postgres", log)
    {
        NpgsqlConnectionStringBuilder given;
        try
        {
            given = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException error)
        {
            throw new StorageException(
                "Storage:ConnectionString is not one of PostgreSQL. Example: "
                + "Host=localhost;Database=shopconnector;Username=shopconnector;Password=…", error);
        }

        Place = $"PostgreSQL database {given.Database} on {given.Host}:{given.Port}";
        _source = NpgsqlDataSource.Create(given);
    }

    public override string Place { get; }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    protected override IRowWriter Rows { get; } = new PostgresRows();

    protected override async ValueTask<DbConnection> OpenAsync(CancellationToken ct) =>
        await _source.OpenConnectionAsync(ct);

    protected override ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct) =>
        connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    /// <summary>The server's own synchronous_commit rules durability; it is on unless somebody turned it off.</summary>
    protected override ValueTask<DbTransaction> BeginWriteAsync(
        DbConnection connection, Durability durability, CancellationToken ct) =>
        connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    protected override string? Explain(DbException error) => PostgresProblem.Explain(error, Place);

    protected override bool IsWorthAnotherTry(DbException error) => error.SqlState
        is PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.UniqueViolation; // Another shop's run was quicker; the next attempt sees its rows.

    protected override bool IsConnectionLost(DbException error) => error is NpgsqlException;
}
