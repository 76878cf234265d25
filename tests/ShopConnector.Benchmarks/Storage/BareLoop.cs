using Microsoft.Data.Sqlite;
using ShopConnector.Storage.Pull;

namespace ShopConnector.Benchmarks.Storage;

/// <summary>
/// The least that anybody could do to have the same rows: parse each line, make its row and its guest's, and insert
/// them by prepared statements, in transactions as large as ours and under the same settings. No lease, no looking what
/// is held or what changed, no counters, no watermark.
/// </summary>
/// <param name="path">A database with our tables, or an empty one: then tables with nothing but their keys.</param>
internal sealed class BareLoop(string path, byte[] secret)
{
    private const string Keyed =
        """
        CREATE TABLE IF NOT EXISTS customer_order (
          shop TEXT NOT NULL, id TEXT NOT NULL, customer_id TEXT, placed_at BIGINT NOT NULL, cancelled_at BIGINT,
          updated_at BIGINT, deleted BIGINT NOT NULL, body TEXT NOT NULL, card TEXT, buyer TEXT,
          PRIMARY KEY (shop, id));
        CREATE TABLE IF NOT EXISTS customer (
          shop TEXT NOT NULL, id TEXT NOT NULL, member_id TEXT NOT NULL, guest BIGINT NOT NULL, display_name TEXT,
          name_key TEXT, is_staff BIGINT NOT NULL, body TEXT, card TEXT, tags_on_card BIGINT NOT NULL,
          updated_at BIGINT, due_at BIGINT, changed BIGINT NOT NULL, gone BIGINT NOT NULL, PRIMARY KEY (shop, id));
        """;

    private const string InsertOrder =
        """
        INSERT INTO customer_order (
          shop, id, customer_id, placed_at, cancelled_at, updated_at, deleted, body, card, buyer)
        VALUES (@shop, @id, @customerId, @placedAt, @cancelledAt, @updatedAt, @deleted, @body, @card, @buyer)
        """;

    private const string InsertGuest =
        """
        INSERT OR IGNORE INTO customer (
          shop, id, member_id, guest, display_name, name_key, is_staff, body, card, tags_on_card, updated_at,
          due_at, changed, gone)
        VALUES (
          @shop, @id, @memberId, @guest, @displayName, @nameKey, @isStaff, @body, @card, @tagsOnCard, @updatedAt,
          0, @generation, 0)
        """;

    private const int GuestPrefixLength = 6;

    public async Task FillAsync(OrderFile file, int pageSize, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(ct);
        await RunAsync(
            connection,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -49152; "
            + "PRAGMA wal_autocheckpoint = 16384;");
        await RunAsync(connection, Keyed);
        await using var orders = Insert(connection, InsertOrder, OrderRow.Columns);
        await using var guests = Insert(connection, InsertGuest, CustomerRow.Columns);
        var (order, guest) = (new object?[OrderRow.Columns.Length], new object?[CustomerRow.Columns.Length]);
        foreach (var page in File.ReadLines(file.Path).Chunk(pageSize))
        {
            await using var transaction = connection.BeginTransaction();
            (orders.Transaction, guests.Transaction) = (transaction, transaction);
            foreach (var line in page)
            {
                var row = OrderRow.Of(OrderFile.Parse(line), secret);
                row.Fill(order, OrderFile.Shop);
                Execute(orders, order);
                if (row is { Buyer: not null, CustomerId: { } id })
                {
                    var buyer = new Guest(id, id[GuestPrefixLength..], DisplayName: null);
                    CustomerRow.Of(buyer, row.PlacedAt, secret).Fill(guest, OrderFile.Shop, generation: 1);
                    Execute(guests, guest);
                }
            }

            await transaction.CommitAsync(ct);
        }
    }

    private static SqliteCommand Insert(SqliteConnection connection, string sql, string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(columns.Select(name => new SqliteParameter(name, value: null)));
        return command;
    }

    private static void Execute(SqliteCommand command, object?[] values)
    {
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at] ?? DBNull.Value;

        command.ExecuteNonQuery();
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
