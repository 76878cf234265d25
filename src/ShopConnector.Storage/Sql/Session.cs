using System.Data.Common;
using Dapper;

namespace ShopConnector.Storage.Sql;

/// <summary>One transaction. Statements are called by their name in the <c>.sql</c> files.</summary>
internal sealed class Session(
    Scripts scripts, IRowWriter writer, DbConnection connection, DbTransaction transaction, CancellationToken ct)
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
    /// One statement for many rows, each a text, a <see cref="long"/> or null a parameter. Returns how many rows were
    /// affected.
    /// </summary>
    public async Task<int> EachAsync<T>(
        string name, IReadOnlyCollection<T> rows, string[] parameters, Action<T, object?[]> fill)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        return await writer.WriteAsync(connection, transaction, scripts[name], parameters, Filled(), ct);

        IEnumerable<object?[]> Filled()
        {
            var values = new object?[parameters.Length];
            foreach (var row in rows)
            {
                fill(row, values);
                yield return values;
            }
        }
    }

    private CommandDefinition Command(string sql, object? values) =>
        new(sql, values, transaction, cancellationToken: ct);
}
