using System.Data.Common;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Postgres;

/// <summary>All rows in one round trip.</summary>
internal sealed class PostgresRows : IRowWriter
{
    public async Task<int> WriteAsync(
        DbConnection connection, DbTransaction transaction, string sql, string[] parameters,
        IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var values in rows)
        {
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
}
