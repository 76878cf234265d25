using System.Reflection;
using System.Security.Cryptography;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;

namespace ShopConnector.Storage.Migrations;

/// <summary>
/// All missing migrations in one transaction: a process killed in the middle leaves the old schema, whole. Processes
/// that start at once take turns.
/// </summary>
internal sealed class Migrator(Database database)
{
    private const int SecretBytes = 32;

    /// <summary>More than what is free inside the pages already there.</summary>
    private const int ProbeBytes = 1 << 18;

    public async Task MigrateAsync(CancellationToken ct)
    {
        var before = 0L;
        var after = await database.WriteAsync(
            async session =>
            {
                await session.FirstAsync<long>("LockMigrations");
                await session.ExecuteAsync("CreateVersions");
                before = await VersionAsync(session);
                return await UpgradeAsync(session, before);
            },
            ct);
        if (after > before)
        {
            Log.Migrated(database.Log, after);
        }
    }

    public async Task<byte[]> SecretAsync(CancellationToken ct) =>
        (await database.ReadAsync(session => session.FirstAsync<byte[]>("Secret"), ct))!;

    public async Task ProbeAsync(CancellationToken ct)
    {
        // Committed, not rolled back: only a commit needs the disk.
        foreach (var probe in new[] { new byte[ProbeBytes], null })
        {
            await database.WriteAsync(session => session.ExecuteAsync("Probe", new { probe }), ct);
        }
    }

    private async Task<long> VersionAsync(Session session)
    {
        var newest = await session.FirstAsync<VersionRow>("NewestVersion");
        var known = database.Scripts.Migrations[^1].Version;
        return newest is null || newest.Version <= known
            ? newest?.Version ?? 0
            : throw new StorageException(
                $"{database.Place}: it was made by a newer version of this program (schema {newest.Version}, this "
                + $"program knows up to {known}). Install at least ShopConnector {newest.Program}.");
    }

    private async Task<long> UpgradeAsync(Session session, long version)
    {
        foreach (var migration in database.Scripts.Migrations.Where(one => one.Version > version))
        {
            await session.ExecuteSqlAsync(migration.Sql);
            await session.ExecuteAsync("AddVersion", new { version = migration.Version, program = Program });
            version = migration.Version;
        }

        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        await session.ExecuteAsync("CreateInstallation", new { secret });
        return version;
    }

    private static string Program { get; } = Assembly.GetExecutingAssembly().GetName().Version!.ToString(fieldCount: 3);

    private sealed record VersionRow
    {
        public long Version { get; init; }

        public string Program { get; init; } = "";
    }
}
