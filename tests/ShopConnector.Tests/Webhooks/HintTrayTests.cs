using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;
using ShopConnector.Tests.Shops.Shopify;
using ShopConnector.Webhooks;

namespace ShopConnector.Tests.Webhooks;

/// <summary>Between the answer and the database.</summary>
public sealed class HintTrayTests
{
    private readonly KeptHints _inbox = new();

    [Fact]
    public async Task A_flood_is_remembered_as_one_change_of_the_shop()
    {
        using var closed = new ManualResetEventSlim();
        _inbox.BeforeKeeping = closed.Wait; // The database is busy: everything stays in the tray.
        var tray = Open();
        await Task.Run(() => tray.Put([Order(0)]));

        tray.Put(Enumerable.Range(1, HintTray.KeysMost + 5_000).Select(Order));
        closed.Set();
        await tray.DisposeAsync();

        _inbox.All.Count.ShouldBeLessThanOrEqualTo(HintTray.KeysMost + 2);
        _inbox.All.ShouldContain(hint => hint.Subject == HintSubject.Shop);
    }

    [Fact]
    public async Task What_could_not_be_kept_is_kept_later_and_only_then_asks_for_a_run()
    {
        var failures = 2;
        var asked = new TaskCompletionSource<string>();
        _inbox.BeforeKeeping = () =>
        {
            if (failures-- > 0)
            {
                asked.Task.IsCompleted.ShouldBeFalse();
                throw new StorageException("the disk is full.");
            }
        };
        await using var tray = new HintTray(
            _inbox, shop => asked.TrySetResult(shop), new FakeTime(), NullLogger.Instance);

        tray.Put([Order(7)]);

        (await asked.Task).ShouldBe("atelier");
        _inbox.All.Select(hint => hint.Id).ShouldBe(["7"]);
    }

    private HintTray Open() => new(_inbox, static _ => { }, new FakeTime(), NullLogger.Instance);

    private static Hint Order(int id) => new(
        "atelier", HintSubject.Order, $"{id}", IsGone: false, "orders/updated", Delivery: null,
        Instant.FromUtc(2026, 11, 1, 10, 0));
}
