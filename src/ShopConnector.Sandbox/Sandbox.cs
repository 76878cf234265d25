using System.Diagnostics.CodeAnalysis;
using NodaTime;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.History;
using ShopConnector.Sandbox.Life;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox;

/// <summary>
/// Simulated shops over real HTTP on the loopback address. They are born from their options alone, and live only when
/// told to: nothing happens in them but what is asked over HTTP, done by <see cref="SandboxShop.Staff"/>, or in a week.
/// </summary>
[SuppressMessage("Design", "MA0049", Justification = "The project simulates one thing, and is named after it.")]
public sealed class Sandbox : IAsyncDisposable
{
    private readonly SandboxOptions _options;
    private readonly List<ShopServer> _servers = [];
    private int _weeksPassed;

    private Sandbox(SandboxOptions options)
    {
        _options = options;
        Clock = new SandboxClock(options.Clock);
    }

    /// <summary>The shops' clock. Whoever signs requests by time uses the same, or is refused after a week.</summary>
    public SandboxClock Clock { get; }

    public IReadOnlyList<SandboxShop> Shops => [.. _servers.Select(server => server.Shop)];

    /// <exception cref="ArgumentException">An option is out of its range, or a platform is unknown.</exception>
    public static async Task<Sandbox> StartAsync(SandboxOptions options, CancellationToken ct)
    {
        Refuse(options);
        var sandbox = new Sandbox(options);
        try
        {
            for (var i = 0; i < options.Platforms.Length; i++)
            {
                var port = options.Port == 0 ? 0 : options.Port + i;
                sandbox._servers.Add(
                    await ShopServer.StartAsync(sandbox.Open(options.Platforms[i]), options, port, ct));
            }

            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets seven days of shop life happen and moves the shops' clock by them.</summary>
    public Task PassWeekAsync()
    {
        _weeksPassed++;
        Clock.Advance(Duration.FromDays(Week.Days));
        foreach (var server in _servers)
            new Week(server.Shop.State, server.Shop.Face, _weeksPassed).Pass();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _servers.Clear();
    }

    private (ShopState State, IShopFace Face) Open(string platform)
    {
        var name = platform == SandboxPlatforms.Shopify ? "atelier" : "kaashuis";
        var state = new ShopState(name, platform, _options.Seed, Clock, IdStart.For(platform))
        {
            Zone = DateTimeZoneProviders.Tzdb[_options.Zone],
            ClassicOrders = _options.ClassicOrders,
            RefundsMissingInLists = _options.Faults.RefundsMissingInLists,
            RestrictionsDropped = _options.Faults.RestrictionsDropped,
        };
        var face = ShopFaces.For(state, _options);
        lock (state.Gate)
        {
            new ShopBirth(state, face, ShopSlice.Of(_options, platform)).Run();
            state.LateVisibilityRequests = _options.Faults.LateVisibilityRequests;
        }

        return (state, face);
    }

    private static void Refuse(SandboxOptions options)
    {
        if (options.Platforms.IsDefaultOrEmpty)
            throw new ArgumentException("Platforms must name at least one platform.", nameof(options));
        if (options.Customers < 1 || options.SyntheticCustomers < 1)
            throw new ArgumentException("Customers and SyntheticCustomers must be at least 1.", nameof(options));
    }
}
