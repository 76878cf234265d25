using System.Data.Common;
using Dapper;

namespace ShopConnector.Storage.Sql;

/// <summary>One transaction. Statements are called by their name in the <c>.sql</c> files.</summary>
internal sealed class Session(Scripts scripts, DbConnection connection, DbTransaction transaction, CancellationToken ct)
{
    static Session() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public CancellationToken Stop => ct;

    public async Task<IReadOnlyList<T>> RowsAsync<T>(string name, object? values = null) =>
        (await connection.QueryAsync<T>(Command(scripts[name], values))).AsList();

    public Task<T?> FirstAsync<T>(string name, object? values = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(scripts[name], values));

    public Task<int> ExecuteAsync(string name, object? values = null) =>
        connection.ExecuteAsync(Command(scripts[name], values));

    public Task<int> ExecuteSqlAsync(string sql) => connection.ExecuteAsync(Command(sql, values: null));

    /// <summary>
    /// One statement for many rows: prepared once and repeated on SQLite, one round trip on PostgreSQL. Returns how
    /// many rows were affected.
    /// </summary>
    public async Task<int> EachAsync<T>(
        string name, IReadOnlyCollection<T> rows, string[] parameters, Action<T, object?[]> fill)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        return connection.CanCreateBatch
            ? await BatchAsync(scripts[name], rows, parameters, fill)
            : await RepeatAsync(scripts[name], rows, parameters, fill);
    }

    private async Task<int> BatchAsync<T>(
        string sql, IReadOnlyCollection<T> rows, string[] parameters, Action<T, object?[]> fill)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        var values = new object?[parameters.Length];
        foreach (var row in rows)
        {
            fill(row, values);
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            for (var at = 0; at < parameters.Length; at++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = parameters[at];
                parameter.Value = values[at] ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task<int> RepeatAsync<T>(
        string sql, IReadOnlyCollection<T> rows, string[] parameters, Action<T, object?[]> fill)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        var values = new object?[parameters.Length];
        var affected = 0;
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            fill(row, values);
            for (var at = 0; at < values.Length; at++)
            {
                command.Parameters[at].Value = values[at] ?? DBNull.Value;
            }

            // The token was asked above; listening to it would cost as much as the insert of a small row.
            affected += await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        return affected;
    }

    private CommandDefinition Command(string sql, object? values) =>
        new(sql, values, transaction, cancellationToken: ct);
}
