using Microsoft.Data.Sqlite;
using Npgsql;
using ShopConnector.Storage;

namespace ShopConnector.Tests.Storage;

/// <summary>A place for one test's database, gone when the test has ended.</summary>
public abstract class DatabaseHome : IAsyncDisposable
{
    public StorageOptions Options { get; protected set; } = StorageOptions.Default;

    /// <summary>How <see cref="Options"/> reads in an error.</summary>
    public string Place { get; protected set; } = "";

    public abstract Task PrepareAsync();

    /// <summary>Past the storage, as another program or a person with a console would.</summary>
    public abstract Task<object?> SqlAsync(string sql);

    public abstract ValueTask DisposeAsync();
}

public sealed class SqliteHome : DatabaseHome
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shopconnector-storage-").FullName;

    public override Task PrepareAsync()
    {
        var file = Path.Combine(_folder, "test.db");
        Options = new StorageOptions(StorageProvider.Sqlite, $"Data Source={file}");
        Place = $"SQLite file {file}";
        return Task.CompletedTask;
    }

    public override async Task<object?> SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"{Options.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class PostgresHome : DatabaseHome
{
    private const string Setting = "SHOPCONNECTOR_TEST_POSTGRES";

    private static int s_databases;

    private string _name = "";

    public static string Server => Environment.GetEnvironmentVariable(Setting) ?? throw new InvalidOperationException(
        $"{Setting} is not set: run these tests with tests/run, which starts a PostgreSQL for them.");

    public override async Task PrepareAsync()
    {
        _name = $"storage_{Environment.ProcessId}_{Interlocked.Increment(ref s_databases)}";
        var here = new NpgsqlConnectionStringBuilder(Server) { Database = _name };
        await OnServerAsync($"CREATE DATABASE {_name}");
        Options = new StorageOptions(StorageProvider.Postgres, here.ToString());
        Place = $"PostgreSQL database {_name} on {here.Host}:{here.Port}";
    }

    public override async Task<object?> SqlAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{Options.ConnectionString};Pooling=False");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public override async ValueTask DisposeAsync() => await OnServerAsync($"DROP DATABASE {_name} WITH (FORCE)");

    private static async Task OnServerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{Server};Pooling=False");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
