using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;
using NSubstitute;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Tests.Storage.Problems;

namespace ShopConnector.Tests.Storage;

/// <summary>What <see cref="IStorage"/> promises; the same facts on every database.</summary>
public abstract partial class StorageContract(DatabaseHome home) : IAsyncLifetime
{
    protected const string Shop = "atelier";
    protected const string OtherShop = "kaashuis";

    protected static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 10, 0);

    private readonly List<IStorage> _opened = [];
    private readonly WarningLog _log = new();

    protected DatabaseHome Home => home;

    /// <summary>The warnings so far.</summary>
    protected IReadOnlyCollection<string> Logged => _log.Lines;

    protected IStorage Storage { get; private set; } = null!;

    protected Lease Lease { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await home.PrepareAsync();
        Storage = Open();
        await Storage.MigrateAsync(default);
        Lease = await LeaseAsync(Shop);
    }

    public async Task DisposeAsync()
    {
        foreach (var storage in _opened.OfType<IAsyncDisposable>())
        {
            await storage.DisposeAsync();
        }

        await home.DisposeAsync();
    }

    /// <summary>As a second process would.</summary>
    protected IStorage Open()
    {
        var logs = Substitute.For<ILoggerFactory>();
        logs.CreateLogger("").ReturnsForAnyArgs(_log);
        var storage = StorageFactory.Open(home.Options, logs);
        _opened.Add(storage);
        return storage;
    }

    protected async Task<Lease> LeaseAsync(string shop, string owner = "host 1")
    {
        var attempt = await Storage.TryAcquireAsync(shop, owner, Now, Duration.FromSeconds(30), _ => false, default);
        return attempt.Taken.ShouldNotBeNull();
    }

    protected Task<IngestCount> SaveAsync(PullPage page) => Storage.SaveAsync(Lease, page, default);

    protected Task<IngestCount> SaveAsync(params PulledOrder[] orders) =>
        SaveAsync(new PullPage { Orders = [.. orders] });

    protected Task<IngestCount> SaveAsync(params PulledCustomer[] customers) =>
        SaveAsync(new PullPage { Customers = [.. customers] });

    protected async Task<ImmutableArray<StoredMember>> AllAsync(string shop = Shop) =>
        [.. await Storage.AllAsync(shop, default).ToListAsync()];

    protected async Task<ImmutableArray<StoredMember>> DueAsync(string shop = Shop, Instant? at = null) =>
        [.. await Storage.DueAsync(shop, at ?? Now, default).ToListAsync()];

    protected async Task<StoredMember> TheMemberAsync(string shop = Shop) =>
        (await AllAsync(shop)).ShouldHaveSingleItem();

    /// <summary>What is due is evaluated, found in order, and falls due again at <paramref name="next"/>.</summary>
    protected async Task SettleAllAsync(Instant? next = null, string shop = Shop)
    {
        var lease = shop == Shop ? Lease : await LeaseAsync(shop, $"settling {shop}");
        var plan = await Storage.BeginPlanAsync(lease, new PlanHeader(shop, Now, "p1"), default);
        var lines = (await DueAsync(shop)).SelectMany(member => member.Customers.Where(held => held.Key.Shop == shop)
            .Select(held => new PlanLine { Customer = held.Key, MemberId = member.History.Id, NextChange = next }));
        await IntendAsync(lease, plan, [.. lines]);
        if (lease != Lease)
        {
            await Storage.ReleaseAsync(lease, default);
        }
    }

    protected static CustomerKey Key(string id, string shop = Shop) => new(shop, id);
}

public sealed class SqliteStorageTests() : StorageContract(new SqliteHome());

public sealed class PostgresStorageTests() : StorageContract(new PostgresHome());
