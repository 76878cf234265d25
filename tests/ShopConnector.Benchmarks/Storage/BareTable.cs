using Microsoft.Data.Sqlite;

namespace ShopConnector.Benchmarks.Storage;

/// <summary>
/// The least that anybody could do with the file: parse each line and insert it into one table with the same key, with
/// a prepared statement, in transactions as large as ours and under the same settings.
/// </summary>
internal sealed class BareTable(string path)
{
    public async Task FillAsync(OrderFile file, int pageSize, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(ct);
        await RunAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;");
        await RunAsync(
            connection,
            "CREATE TABLE bare (shop TEXT NOT NULL, id TEXT NOT NULL, customer TEXT, email TEXT, placed_at BIGINT NOT NULL, "
            + "updated_at BIGINT, total TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (shop, id))");
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare VALUES (@shop, @id, @customer, @email, @placed, @updated, @total, @body)";
        string[] names = ["@shop", "@id", "@customer", "@email", "@placed", "@updated", "@total", "@body"];
        insert.Parameters.AddRange(names.Select(name => new SqliteParameter(name, value: null)));

        foreach (var page in File.ReadLines(file.Path).Chunk(pageSize))
        {
            await using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var line in page)
            {
                Bind(insert.Parameters, line);
                insert.ExecuteNonQuery();
            }

            await transaction.CommitAsync(ct);
        }
    }

    private static void Bind(SqliteParameterCollection values, string line)
    {
        var pulled = OrderFile.Parse(line);
        values[0].Value = pulled.Order.Key.Shop;
        values[1].Value = pulled.Order.Key.Id;
        values[2].Value = (object?)pulled.CustomerId ?? DBNull.Value;
        values[3].Value = (object?)pulled.Email ?? DBNull.Value;
        values[4].Value = pulled.Order.PlacedAt.ToUnixTimeTicks();
        values[5].Value = pulled.UpdatedAt!.Value.ToUnixTimeTicks();
        values[6].Value = pulled.Order.Total.ToString(System.Globalization.CultureInfo.InvariantCulture);
        values[7].Value = line;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
