using System.Diagnostics;
using System.Globalization;
using ShopConnector.Benchmarks.Harness;
using ShopConnector.Benchmarks.Sandbox;
using ShopConnector.Sync;

namespace ShopConnector.Benchmarks.WooCommerce;

/// <summary>
/// A WooCommerce shop on a host as they are observed, while staff edit orders: reading it whole, writing every member
/// back, a tick with nothing new; and beside it what a plain loop around the official client makes of the same shop.
/// </summary>
internal sealed class WooCommerceBenchmark : IBenchmark
{
    private const int CustomersByDefault = 10_000;
    private const double ServedAtLeast = 0.9;
    private const double WasteAtMost = 1.1;
    private const int IdleCallsAtMost = 3;
    private const int TicksPerDay = 24 * 4;
    private const int TicksOfANightAtMost = 100;

    private static readonly TimeSpan s_sayEvery = TimeSpan.FromSeconds(10);

    public string Verb => "woocommerce";

    public string Summary =>
        "[--customers 10000]: a shop with five times as many orders on the observed host, beside a plain npm loop";

    public async Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var customers = options.Count("customers", CustomersByDefault);
        options.MustBeRead();

        await using var shop = await PacedShop.OpenAsync(customers, ct);
        List<Figure> figures = [.. await ReadAsync(shop, ct), .. await ReadPlainAsync(shop, ct)];
        shop.Shop.CalmDown();
        figures.AddRange(await WriteAsync(shop, ct));
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> ReadAsync(PacedShop shop, CancellationToken ct)
    {
        var (spent, calls) = await shop.PullAsync(Progress("reading"), ct);
        var bound = HostBound.OfRead(shop.Work);
        var read = (shop.Work.Customers, shop.Work.Orders);
        // What staff changed meanwhile comes with the next tick.
        await shop.PullAsync(Progress("reading what changed meanwhile"), ct);
        return
        [
            new("customers read", read.Customers, ""),
            new("orders read", read.Orders, ""),
            new("backfill, calls", calls, ""),
            Figure.Seconds("backfill", spent.Elapsed),
            Figure.Seconds("backfill, least the host can serve it in", bound),
            Figure.Ratio(
                "backfill, of what the host can serve", bound.TotalSeconds, spent.Elapsed.TotalSeconds,
                Target.AtLeast(ServedAtLeast)),
            new("wrong orders", await shop.WrongOrdersAsync(ct), "", Target.AtMost(0)),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> ReadPlainAsync(PacedShop shop, CancellationToken ct)
    {
        var plain = await PlainLoop.RunAsync(shop.Shop, ct);
        return
        [
            new("plain loop: orders read", plain.Orders.Length, ""),
            new("plain loop: backfill", plain.Seconds, "s"),
            new("plain loop: wrong orders", plain.WrongOf(shop.Shop.Orders), ""),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> WriteAsync(PacedShop shop, CancellationToken ct)
    {
        var (_, ticked) = await shop.PullAsync(Progress("reading what changed meanwhile"), ct);
        var (spent, calls) = await shop.ApplyAsync(Progress("writing"), ct);
        var fewest = WooCommerceBound.CallsOfWrites(shop.Work);
        var (_, echo) = await shop.PullAsync(Progress("reading our own echo"), ct);
        var (_, idle) = await shop.PullAsync(Progress("a tick with nothing new"), ct);
        List<Figure> figures =
        [
            new("write-back, customers", shop.Work.Changes, "", Target.AtLeast(1)),
            new("write-back, codes issued", shop.Work.CodesIssued, ""),
            Figure.Seconds("write-back, evaluation included", spent.Elapsed),
            new("write-back, calls", calls - IdleCallsAtMost, ""),
            Figure.Ratio("write-back, calls ÷ fewest", calls - IdleCallsAtMost, fewest, Target.AtMost(WasteAtMost)),
            new("tick after staff edited, calls", ticked, ""),
            new("tick that meets our own echo, calls", echo, ""),
            new("tick with nothing new, calls", idle, "", Target.AtMost(IdleCallsAtMost)),
        ];
        figures.AddRange(await NightAsync(shop, idle, ct));
        return figures;
    }

    /// <summary>What nobody tells is asked once a night, over several ticks; by day it costs nothing.</summary>
    private static async Task<IReadOnlyList<Figure>> NightAsync(PacedShop shop, long idle, CancellationToken ct)
    {
        shop.PassNight();
        var (ticks, round, last) = (0, 0L, long.MaxValue);
        while (last > idle && ticks < TicksOfANightAtMost)
        {
            (_, last) = await shop.PullAsync(Progress("the nightly round"), ct);
            round += last - idle;
            ticks++;
        }

        return
        [
            new("nightly round, ticks", ticks - 1, ""),
            new("nightly round, calls beside those of its ticks", round, ""),
            new("a day without news, calls (a tick each quarter of an hour)", (TicksPerDay * idle) + round, ""),
            new("tick after the round, calls", last, "", Target.AtMost(IdleCallsAtMost)),
        ];
    }

    private static RunProgress Progress(string what)
    {
        var said = Stopwatch.GetTimestamp();
        return stage =>
        {
            if (Stopwatch.GetElapsedTime(said) < s_sayEvery)
            {
                return;
            }

            said = Stopwatch.GetTimestamp();
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"woocommerce: {what}, {stage.Stage} {stage.Done:#,0}"));
        };
    }
}
