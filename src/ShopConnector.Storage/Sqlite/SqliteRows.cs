using System.Data.Common;
using Microsoft.Data.Sqlite;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Sqlite;

/// <summary>The statement prepared once and repeated.</summary>
internal sealed class SqliteRows : IRowWriter
{
    public Task<int> WriteAsync(
        DbConnection connection, DbTransaction transaction, string sql, string[] parameters,
        IEnumerable<object?[]> rows, CancellationToken ct)
    {
        using var statement = new SqliteStatement((SqliteConnection)connection, sql, parameters);
        var affected = 0;
        foreach (var values in rows)
        {
            ct.ThrowIfCancellationRequested();
            affected += statement.Execute(values);
        }

        return Task.FromResult(affected);
    }
}
