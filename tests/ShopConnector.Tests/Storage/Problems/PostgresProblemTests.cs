using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ShopConnector.Storage;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Storage.Problems;

/// <summary>What can be wrong with a server, and what people are told.</summary>
public sealed class PostgresProblemTests
{
    [Fact]
    public async Task A_server_that_does_not_answer_is_named()
    {
        (await ProblemAsync(given => (given.Host, given.Port, given.Database) = ("127.0.0.1", FreePort(), "loyalty")))
            .ShouldMatch("^PostgreSQL database loyalty on 127.0.0.1:[0-9]+: it cannot be reached. Check that the "
                + "server runs and that Host and Port in Storage:ConnectionString are right.$");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        (await ProblemAsync(given => given.Database = "nowhere")).ShouldEndWith(
            ": there is no such database. Make it with CREATE DATABASE, or correct Database in "
            + "Storage:ConnectionString.");
    }

    [Fact]
    public async Task A_user_that_is_not_accepted_is_told()
    {
        (await ProblemAsync(given => (given.Username, given.Password) = ("nobody_here", "wrong"))).ShouldEndWith(
            ": the server does not accept this user or password. Correct Username and Password in "
            + "Storage:ConnectionString.");
    }

    [Fact]
    public void A_connection_string_of_another_kind_is_refused_without_repeating_it()
    {
        var error = Should.Throw<StorageException>(() => StorageFactory.Open(
            new StorageOptions(StorageProvider.Postgres, "Hots=x;Password=secret"), NullLoggerFactory.Instance));

        error.Message.ShouldBe(
            "Storage:ConnectionString is not one of PostgreSQL. Example: "
            + "Host=localhost;Database=shopconnector;Username=shopconnector;Password=…");
    }

    private static async Task<string> ProblemAsync(Action<NpgsqlConnectionStringBuilder> spoil)
    {
        var given = new NpgsqlConnectionStringBuilder(PostgresHome.Server);
        spoil(given);
        var options = new StorageOptions(StorageProvider.Postgres, given.ToString());
        var storage = StorageFactory.Open(options, NullLoggerFactory.Instance);
        await using var closing = (IAsyncDisposable)storage;
        return (await Should.ThrowAsync<StorageException>(() => storage.MigrateAsync(default))).Message;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
