using Microsoft.Extensions.Logging.Abstractions;
using ShopConnector.Storage;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public async Task The_secret_is_made_once_and_the_same_for_every_process()
    {
        var secret = await Storage.SecretAsync(default);
        var second = Open();
        await second.MigrateAsync(default);

        secret.Length.ShouldBe(32);
        (await second.SecretAsync(default)).ShouldBe(secret);
    }

    [Fact]
    public async Task Processes_that_start_at_once_migrate_one_after_the_other()
    {
        var migrations = await Home.SqlAsync("SELECT COUNT(*) FROM schema_version");
        await Home.SqlAsync("DROP TABLE journal; DROP TABLE run; DELETE FROM schema_version;");
        await Home.SqlAsync(
            "DROP TABLE plan_line; DROP TABLE plan; DROP TABLE owned_tag; DROP TABLE entitlement; DROP TABLE posting; "
            + "DROP TABLE customer_order; DROP TABLE customer; DROP TABLE shop_lease; DROP TABLE shop; "
            + "DROP TABLE installation; DROP TABLE member_act; DROP TABLE webhook_hint; DROP TABLE privacy_demand; "
            + "DROP TABLE order_code; DROP TABLE setup_step; DROP TABLE setup_standing; DROP TABLE refusal; "
            + "DROP TABLE left_order; DROP TABLE survivor; DROP TABLE gained_tag; DROP TABLE large_write");
        if (Home.Options.Provider == StorageProvider.Postgres)
        {
            await Home.SqlAsync("DROP FUNCTION json_each(text)");
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open().MigrateAsync(default))));

        (await Home.SqlAsync("SELECT COUNT(*) FROM schema_version")).ShouldBe(migrations);
    }

    [Fact]
    public async Task A_migration_that_breaks_off_leaves_the_old_schema_whole()
    {
        await Home.SqlAsync("DROP TABLE journal; DELETE FROM schema_version;");

        var error = await Should.ThrowAsync<StorageException>(() => Open().MigrateAsync(default));

        error.Message.ShouldStartWith($"{Home.Place}: unexpected: ");
        (await Home.SqlAsync("SELECT COUNT(*) FROM schema_version")).ShouldBe(0L);
        (await Home.SqlAsync("SELECT COUNT(*) FROM shop")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        var known = await Home.SqlAsync("SELECT MAX(version) FROM schema_version");
        await Home.SqlAsync("INSERT INTO schema_version (version, program) VALUES (1000, '2.5.0')");

        var error = await Should.ThrowAsync<StorageException>(() => Open().MigrateAsync(default));

        error.Message.ShouldBe(
            $"{Home.Place}: it was made by a newer version of this program (schema 1000, this program knows up to "
            + $"{known}). Install at least ShopConnector 2.5.0.");
    }

    [Fact]
    public async Task A_probe_writes_and_leaves_nothing()
    {
        await Storage.ProbeAsync(default);

        (await Home.SqlAsync("SELECT COUNT(*) FROM installation WHERE probe IS NULL")).ShouldBe(1L);
    }

    [Fact]
    public async Task The_counters_of_a_shop_equal_what_is_counted()
    {
        await SaveAsync(
            Some.Customer("c1", "an@example.com"), Some.Customer("c2", "an@example.com"), Some.Customer("c3"));
        await SaveAsync(
            Some.Order("1", "c1"), Some.Order("2", email: "an@example.com"), Some.Order("3", email: "cas@example.com"));
        await SaveAsync(Some.Order("3", "c3", updatedAt: Some.Day(9)));
        await SaveAsync(Some.Customer("c2", "bo@example.com", updatedAt: Some.Day(9)));
        await SaveAsync(new ShopConnector.Sync.Pull.PullPage { DeletedOrders = ["1"], DeletedCustomers = ["c3"] });

        var totals = await Storage.TotalsAsync(Shop, default);

        (totals.Customers, totals.Guests).ShouldBe((
            await CountAsync("FROM customer WHERE gone = 0 AND guest = 0"),
            await CountAsync("FROM customer WHERE gone = 0 AND guest = 1")));
        totals.Orders.ShouldBe(await CountAsync("FROM customer_order WHERE deleted = 0"));
        totals.Members.ShouldBe(
            await CountAsync("FROM (SELECT DISTINCT member_id FROM customer WHERE gone = 0) AS one"));
        (totals.Customers, totals.Guests, totals.Orders, totals.Members).ShouldBe((2, 1, 2, 2));

        async Task<long> CountAsync(string from) => (long)(await Home.SqlAsync($"SELECT COUNT(*) {from}"))!;
    }
}
