using System.Data.Common;
using Microsoft.Extensions.Logging;
using ShopConnector.Sync;

namespace ShopConnector.Storage.Sql;

/// <summary>Opens transactions and turns the driver's errors into sentences, dialect by dialect.</summary>
internal abstract class Database(string dialect, ILogger log) : IAsyncDisposable
{
    // Every step is repeatable, and a deadlock or a lost race leaves nothing behind. Beyond this it is no accident.
    private const int Attempts = 4;

    public ILogger Log { get; } = log;

    public Scripts Scripts { get; } = new(dialect);

    /// <summary>Where the data is, for people; without credentials.</summary>
    public abstract string Place { get; }

    /// <summary>Reads from one snapshot, so that what is put together belongs together.</summary>
    public Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken ct) =>
        RunAsync(work, BeginReadAsync, ct);

    public Task<T> WriteAsync<T>(
        Func<Session, Task<T>> work, CancellationToken ct, Durability durability = Durability.Power) =>
        RunAsync(work, (connection, stop) => BeginWriteAsync(connection, durability, stop), ct);

    /// <summary>Fenced: commits only while the lease is the newest of its shop.</summary>
    public Task<T> WriteAsync<T>(
        Lease lease, Func<Session, Task<T>> work, CancellationToken ct, Durability durability = Durability.Power) =>
        RunAsync(
            async session =>
            {
                var values = new { shop = lease.Shop, owner = lease.Owner, epoch = lease.Epoch };
                return await session.FirstAsync<long?>("Fence", values) is null
                    ? throw new LeaseLostException(lease.Shop)
                    : await work(session);
            },
            (connection, stop) => BeginWriteAsync(connection, durability, stop),
            ct);

    public abstract ValueTask DisposeAsync();

    protected abstract IRowWriter Rows { get; }

    protected abstract ValueTask<DbConnection> OpenAsync(CancellationToken ct);

    protected abstract ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct);

    protected abstract ValueTask<DbTransaction> BeginWriteAsync(
        DbConnection connection, Durability durability, CancellationToken ct);

    /// <summary>The problem and the remedy as sentences; null for what only a programmer can mend.</summary>
    protected abstract string? Explain(DbException error);

    protected abstract bool IsWorthAnotherTry(DbException error);

    private async Task<T> RunAsync<T>(
        Func<Session, Task<T>> work,
        Func<DbConnection, CancellationToken, ValueTask<DbTransaction>> begin,
        CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(work, begin, ct);
            }
            catch (DbException error) when (attempt < Attempts && IsWorthAnotherTry(error))
            {
                Storage.Log.Again(Log, attempt, Attempts);
            }
            catch (DbException error)
            {
                throw new StorageException(Explain(error) ?? $"{Place}: unexpected: {error.Message}", error);
            }
        }
    }

    private async Task<T> OnceAsync<T>(
        Func<Session, Task<T>> work,
        Func<DbConnection, CancellationToken, ValueTask<DbTransaction>> begin,
        CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = await begin(connection, ct);
        var result = await work(new Session(Scripts, Rows, connection, transaction, ct));
        ct.ThrowIfCancellationRequested();
        try
        {
            // Not under the token: a commit that was asked for is waited for, or nobody knows what became of it.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbException error) when (error.SqlState is null && IsConnectionLost(error))
        {
            throw new StorageException(
                $"{Place}: the connection broke while the last step was being committed; whether it was stored is "
                + "unknown. Run the same command again: every step may be repeated.", error);
        }

        return result;
    }

    protected abstract bool IsConnectionLost(DbException error);
}

/// <summary>What a commit must survive.</summary>
internal enum Durability
{
    /// <summary>A crash of the program. For what the shop can tell us again.</summary>
    Process,

    /// <summary>A power failure. For intents and the ledger, which only we know.</summary>
    Power,
}
