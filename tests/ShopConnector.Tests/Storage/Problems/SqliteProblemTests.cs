using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Storage;
using ShopConnector.Storage.Sqlite;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Storage.Problems;

/// <summary>What can be wrong with a file, and what people are told.</summary>
public sealed class SqliteProblemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shopconnector-storage-").FullName;

    private string File => Path.Combine(_folder, "test.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var file = Path.Combine(_folder, "missing", "test.db");

        (await ProblemAsync($"Data Source={file}")).ShouldBe(
            $"SQLite file {file}: the folder {_folder}/missing does not exist. Make it, or name another file in "
            + "Storage:ConnectionString.");
    }

    [Theory]
    [InlineData("Data Source=shopconnector.db", "shopconnector.db")]
    [InlineData("Data Source=no/such/folder/shopconnector.db", "no/such/folder/shopconnector.db")]
    public async Task A_file_that_is_named_from_the_folder_of_the_day_is_told_in_full(string connection, string file)
    {
        await using var database = new SqliteDatabase(connection, NullLogger.Instance);

        database.Place.ShouldBe($"SQLite file {Path.Combine(Directory.GetCurrentDirectory(), file)}");
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_named()
    {
        (await ProblemAsync($"Data Source={_folder}")).ShouldBe(
            $"SQLite file {_folder}: it cannot be opened or made. Give this user the right to write the folder "
            + $"{Path.GetDirectoryName(_folder)}, or name another file in Storage:ConnectionString.");
    }

    [Fact]
    public async Task A_file_that_is_read_only_is_named()
    {
        await OpenAsync();

        (await ProblemAsync($"Data Source={File};Mode=ReadOnly")).ShouldBe(
            $"SQLite file {File}: it cannot be written. Give this user the right to write the file and its folder, or "
            + "name another file in Storage:ConnectionString.");
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5_000));

        (await ProblemAsync($"Data Source={File}")).ShouldBe(
            $"SQLite file {File}: this is no SQLite database. Name another file in Storage:ConnectionString, or "
            + "restore a backup.");
    }

    [Fact]
    public async Task A_damaged_page_is_told_apart_from_everything_else()
    {
        await (await OpenAsync()).DisposeAsync();
        SqliteConnection.ClearAllPools();
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        Array.Fill(bytes, (byte)0xA5, 4096, bytes.Length - 4096);
        await System.IO.File.WriteAllBytesAsync(File, bytes);

        (await ProblemAsync($"Data Source={File}")).ShouldBe(
            $"SQLite file {File}: it is damaged. Restore the newest backup; what happened since is read from the shops "
            + "again. Keep the damaged file until that has worked.");
    }

    [Fact]
    public async Task A_lock_that_lasts_too_long_is_told()
    {
        await OpenAsync();
        await using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        await other.OpenAsync();
        await using var writing = other.BeginTransaction(deferred: false);

        (await ProblemAsync($"Data Source={File};Default Timeout=1")).ShouldBe(
            $"SQLite file {File}: another process has kept it locked for too long. Wait until that process has ended, "
            + "or stop it, and run the same command again.");
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_that_was_stored_and_goes_on_when_there_is_room()
    {
        var storage = await OpenAsync(pagesMost: 100);
        var lease = await LeaseAsync(storage);
        var stored = 0;

        var error = await Should.ThrowAsync<StorageException>(async () =>
        {
            for (; ; stored++)
            {
                await storage.SaveAsync(lease, Page(stored), default);
            }
        });

        error.Message.ShouldBe(
            $"SQLite file {File}: the disk is full. Free some space and run the same command again; nothing half-done "
            + "was kept.");
        stored.ShouldBeGreaterThan(0);
        (await storage.WatermarkAsync("atelier", default)).ShouldBe($"w{stored - 1}");
        (await storage.TotalsAsync("atelier", default)).Orders.ShouldBe(stored * 20);

        var roomy = await OpenAsync();
        await roomy.SaveAsync(lease, Page(stored), default);
        (await roomy.WatermarkAsync("atelier", default)).ShouldBe($"w{stored}");

        static PullPage Page(int number) => new()
        {
            Orders =
            [
                .. Enumerable.Range(number * 20, 20).Select(id => Some.Order($"{id}", email: $"{id}@example.com")),
            ],
            Watermark = $"w{number}",
        };
    }

    [Fact]
    public async Task A_probe_finds_a_full_disk_before_a_run_does()
    {
        await OpenAsync();
        var storage = await OpenAsync(await PagesAsync());

        (await Should.ThrowAsync<StorageException>(() => storage.ProbeAsync(default))).Message.ShouldBe(
            $"SQLite file {File}: the disk is full. Free some space and run the same command again; nothing half-done "
            + "was kept.");
    }

    [Fact]
    public async Task A_transaction_that_a_killed_process_left_behind_is_as_if_it_had_never_begun()
    {
        var storage = await OpenAsync();
        var lease = await LeaseAsync(storage);
        await storage.SaveAsync(lease, new PullPage { Watermark = "w1" }, default);

        // A copy of the files in the middle of a transaction is what a killed process leaves.
        await using var writing = new SqliteConnection($"Data Source={File};Pooling=False");
        await writing.OpenAsync();
        await using var transaction = writing.BeginTransaction(deferred: false);
        await using var command = writing.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA cache_spill = 1; UPDATE shop SET watermark = 'w2'";
        await command.ExecuteNonQueryAsync();
        var copy = Path.Combine(_folder, "copy.db");
        System.IO.File.Copy(File, copy);
        System.IO.File.Copy(File + "-wal", copy + "-wal");

        await using var after = new SqlStorage(new SqliteDatabase($"Data Source={copy}", NullLogger.Instance));
        await after.MigrateAsync(default);
        (await after.WatermarkAsync("atelier", default)).ShouldBe("w1");
    }

    /// <summary>As large as the file is: not one page more finds room.</summary>
    private async Task<int> PagesAsync()
    {
        await using var asking = new SqliteConnection($"Data Source={File};Pooling=False");
        await asking.OpenAsync();
        await using var command = asking.CreateCommand();
        command.CommandText = "PRAGMA page_count";
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> ProblemAsync(string connectionString)
    {
        await using var storage = new SqlStorage(new SqliteDatabase(connectionString, NullLogger.Instance));
        return (await Should.ThrowAsync<StorageException>(() => storage.MigrateAsync(default))).Message;
    }

    private async Task<SqlStorage> OpenAsync(int? pagesMost = null)
    {
        // Without the pool: a limit of pages would stay with the connection and meet the next test.
        var storage = new SqlStorage(
            new SqliteDatabase($"Data Source={File};Pooling=False", NullLogger.Instance, pagesMost));
        await storage.MigrateAsync(default);
        return storage;
    }

    private static async Task<Lease> LeaseAsync(SqlStorage storage) => (await storage.TryAcquireAsync(
        "atelier", "host 1", Some.Day(1), Duration.FromHours(1), _ => true, default)).Taken!;
}
