using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Tests.Storage.Inbox;

/// <summary>SQLite leaves what was deleted or replaced readable between its rows, unless it is told not to.</summary>
public sealed class RedactedFileTests
{
    private const string Earlier = "an.oud@example.com";
    private const string Address = "an.de_vries.van.de.overkant.van.de.rivier@example.com";

    [Fact]
    public async Task After_a_redaction_the_file_does_not_hold_an_earlier_version_either()
    {
        await using var home = new SqliteHome();
        await home.PrepareAsync();
        await FillAndRedactAsync(home);
        SqliteConnection.ClearAllPools();

        var file = new SqliteConnectionStringBuilder(home.Options.ConnectionString).DataSource;
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));

        // Never the text itself: a failure would print the whole file.
        string[] told = [.. new[] { "bob@example.com", Address, Earlier }.Where(text.Contains)];
        told.ShouldBe(["bob@example.com"]);
    }

    private static async Task FillAndRedactAsync(SqliteHome home)
    {
        var storage = StorageFactory.Open(home.Options, NullLoggerFactory.Instance);
        await using var closing = (IAsyncDisposable)storage;
        await storage.MigrateAsync(default);
        var attempt = await storage.TryAcquireAsync(
            "atelier", "host 1", Instant.FromUtc(2026, 11, 1, 10, 0), Duration.FromMinutes(5), _ => false, default);
        var lease = attempt.Taken.ShouldNotBeNull();
        await storage.SaveAsync(
            lease,
            new PullPage { Customers = [Some.Customer("7", Earlier), Some.Customer("8", "bob@example.com")] }, default);
        await storage.SaveAsync(lease, new PullPage { Customers = [Some.Customer("7", Address)] }, default);

        await storage.RedactAsync(lease, new NamedPerson("7", Address, []), default);
    }
}
