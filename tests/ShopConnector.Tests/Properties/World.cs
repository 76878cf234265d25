using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tiers;
using ShopConnector.Storage;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Storage;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Properties;

/// <summary>One random shop in memory with its database, its clock and its programme.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly string[] s_queries =
    [
        "amount_spent >= 100", "last_order_date >= -60d", "number_of_orders >= 2", "points_balance >= 50",
        "tier = 'Zilver'", "last_order_date < -30d", "customer_tags CONTAINS 'Groothandel'",
        "orders_placed MATCHES (date >= -90d, count >= 2)",
    ];

    private readonly SqliteHome _home = new();

    public World(int seed)
    {
        Seed = seed;
        Random = new Random(seed);
        Program = NextProgram();
    }

    public int Seed { get; }

    public Random Random { get; }

    /// <summary>Of the platform where our tags lie among the merchant's.</summary>
    public MemoryShop Shop { get; } = new(Platform.Shopify);

    public StillClock Clock { get; } = new(Instant.FromUtc(2026, 11, 1, 10, 0));

    public CompiledProgram Program { get; private set; }

    public IStorage Storage { get; private set; } = null!;

    public static string[] Customers { get; } = [.. Enumerable.Range(0, Worlds.LivesInEach).Select(n => $"c{n}")];

    public async Task OpenAsync()
    {
        await _home.PrepareAsync();
        Storage = StorageFactory.Open(_home.Options, NullLoggerFactory.Instance);
        await Storage.MigrateAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)Storage).DisposeAsync();
        await _home.DisposeAsync();
    }

    public bool Once(int times) => Random.Next(times) == 0;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Random.Next(choices.Length)];

    /// <summary>Now and then with the code that some member has for friends, or with those of two.</summary>
    public void Order(string customer, string id)
    {
        var placed = Clock.Now - Duration.FromMinutes(Random.Next(Once(2) ? 24 * 60 : 400 * 24 * 60));
        Shop.Order(customer, $"{customer}-{id}", placed, Random.Next(20_000) / 100m);
        var codes = Shop.FriendCodes.ToArray();
        if (codes.Length > 0 && Once(2))
            Shop.Change($"{customer}-{id}", order => order with
            {
                DiscountCodes = Once(4) ? [Pick<string>(codes), Pick<string>(codes)] : [Pick<string>(codes)],
            });
    }

    public void ChangeProgram() => Program = NextProgram();

    public SyncRun Run() => new(
        new SyncContext(
            Storage, Program, Program.Rules.Segments[0].Query,
            new WriteBackOptions { RemovalShareMax = 1m, TouchedShareMax = 1m }, Clock, TimeProvider.System, "test",
            static _ => false, NullLogger.Instance),
        Shop);

    public Task<RunReport> ApplyAsync() => Run().ApplyAsync(new Confirmation(Yes: true), static _ => { }, default);

    public Task PullAsync() => Run().PullAsync(static _ => { }, default);

    private CompiledProgram NextProgram()
    {
        var queries = s_queries.ToArray();
        Random.Shuffle(queries);
        var rules = new LoyaltyProgram
        {
            Zone = Programs.Zone,
            Currency = "EUR",
            Segments =
            [
                new("VIP", "VIP", queries[0]), new("Vaak", "Vaak", queries[1]), new("Later", "Later", queries[2]),
            ],
            Points = new PointsRules
            {
                PendingDays = Pick(0, 14),
                Expiry = new ExpiryPolicy(Pick<int?>(null, 6, 12)),
                Bonuses = Once(2) ? [] : [new Bonus("welkom", BonusOn.Registration, 50)],
            },
            Tiers = Once(2) ? [] : [new Tier("Zilver", 100m, 1.5m), new Tier("Goud", 250m, 2m)],
            TierHoldMonths = Pick(0, 3),
            Offers =
            [
                new("Kom terug", "last_order_date < -30d", OfferValue.Percent(15m), Pick(1, 7), Pick(1, 90))
                {
                    WhileTrue = Once(2),
                },
                new("Vrienden", "number_of_orders >= 1", OfferValue.Percent(10m), ValidDays: 3_000, CooldownDays: 0)
                {
                    WhileTrue = Once(2),
                    NeedsConsent = false,
                    Referral = new Referral(
                        Once(2) ? new ReferralReward(Points: 100) : new ReferralReward(Code: CodeTerms.Percent(5m)),
                        Pick(0, 14), Pick(0m, 25m), Once(2) ? null : new ReferralCap(1, 30)),
                },
            ],
            Rewards = Once(2) ? [] :
            [
                new Reward("vijf euro", 150) { Terms = new CodeTerms(CodeKind.Amount, 5m), Automatic = true },
            ],
        };
        var program = CompiledProgram.TryCompile(rules, out var problems);
        problems.ShouldBeEmpty();
        return program!;
    }
}
