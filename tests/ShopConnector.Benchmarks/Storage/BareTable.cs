using Microsoft.Data.Sqlite;
using ShopConnector.Storage.Pull;

namespace ShopConnector.Benchmarks.Storage;

/// <summary>
/// The least that anybody could do to have the same rows: parse each line, make the row and insert it into one table
/// with the same key, by a prepared statement, in transactions as large as ours and under the same settings. No index
/// by customer, no members, no looking whether anything changed.
/// </summary>
internal sealed class BareTable(string path)
{
    public async Task FillAsync(OrderFile file, int pageSize, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(ct);
        await RunAsync(
            connection,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -49152; "
            + "PRAGMA wal_autocheckpoint = 16384;");
        await RunAsync(
            connection,
            "CREATE TABLE bare (id TEXT NOT NULL, customer_id TEXT, placed_at BIGINT NOT NULL, cancelled_at BIGINT, "
            + "updated_at BIGINT, deleted BIGINT NOT NULL, body TEXT NOT NULL, card TEXT, buyer TEXT, "
            + "shop TEXT NOT NULL, PRIMARY KEY (shop, id))");
        await using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO bare VALUES ({string.Join(", ", OrderRow.Columns)})";
        insert.Parameters.AddRange(OrderRow.Columns.Select(name => new SqliteParameter(name, value: null)));
        var values = new object?[OrderRow.Columns.Length];

        foreach (var page in File.ReadLines(file.Path).Chunk(pageSize))
        {
            await using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var line in page)
            {
                OrderRow.Of(OrderFile.Parse(line)).Fill(values, OrderFile.Shop);
                for (var at = 0; at < values.Length; at++)
                {
                    insert.Parameters[at].Value = values[at] ?? DBNull.Value;
                }

                insert.ExecuteNonQuery();
            }

            await transaction.CommitAsync(ct);
        }
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
