using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShopConnector.Storage.Postgres;
using ShopConnector.Storage.Sql;
using ShopConnector.Storage.Sqlite;
using ShopConnector.Sync;

namespace ShopConnector.Storage;

/// <summary>
/// The only way in. Nothing is opened yet: the first call on the storage does that and throws
/// <see cref="StorageException"/> with place and remedy. The result is <see cref="IAsyncDisposable"/> and may be
/// shared by threads.
/// </summary>
public static class StorageFactory
{
    public static IStorage Open(StorageOptions options, ILoggerFactory logs)
    {
        var log = logs.CreateLogger("ShopConnector.Storage");
        Database database = options.Provider switch
        {
            StorageProvider.Sqlite => new SqliteDatabase(options.ConnectionString, log),
            StorageProvider.Postgres => new PostgresDatabase(options.ConnectionString, log),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Provider, message: null),
        };
        return new SqlStorage(database);
    }

    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options) =>
        services.AddSingleton(provider => Open(options, provider.GetRequiredService<ILoggerFactory>()));
}
