using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Benchmarks.Storage;

/// <summary>A folder for one benchmark with a storage in it; gone afterwards.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 10, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shopconnector-benchmark-");
    private readonly List<IAsyncDisposable> _opened = [];

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public async Task<(IStorage Storage, Lease Lease)> OpenAsync(string name, CancellationToken ct)
    {
        var options = new StorageOptions(StorageProvider.Sqlite, $"Data Source={File(name)}");
        var storage = StorageFactory.Open(options, NullLoggerFactory.Instance);
        _opened.Add((IAsyncDisposable)storage);
        await storage.MigrateAsync(ct);
        var attempt = await storage.TryAcquireAsync(
            OrderFile.Shop, "benchmark", Now, Duration.FromHours(1), _ => true, ct);
        return (storage, attempt.Taken!);
    }

    public static async Task FillAsync(
        IStorage storage, Lease lease, OrderFile file, int pageSize, CancellationToken ct)
    {
        foreach (var lines in System.IO.File.ReadLines(file.Path).Chunk(pageSize))
        {
            var orders = lines.Select(OrderFile.Parse);
            await storage.SaveAsync(lease, new PullPage { Orders = [.. orders] }, ct);
        }

        await storage.MarkReadAsync(lease, "https://atelier.example", Now, ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var storage in _opened)
        {
            await storage.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
