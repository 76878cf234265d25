using System.Threading.Channels;
using ShopConnector.Tests.Shops.Shopify;
using ShopConnector.Worker;

namespace ShopConnector.Tests.Webhooks;

/// <summary>When a shop's run starts after it has told of changes.</summary>
public sealed class RunSoonTests
{
    private readonly FakeTime _time = new();
    private readonly Channel<string> _started = Channel.CreateUnbounded<string>();

    [Fact]
    public async Task A_first_word_is_gathered_and_the_next_run_keeps_its_distance()
    {
        using var soon = new RunSoon(_time, shop => Task.FromResult(_started.Writer.TryWrite(shop)));

        soon.Ask("atelier");
        await _started.Reader.ReadAsync();
        soon.Ask("atelier");
        await _started.Reader.ReadAsync();

        _time.Waits.ShouldBe([RunSoon.Gather, RunSoon.Apart]);
    }

    [Fact]
    public async Task One_shop_does_not_wait_for_another()
    {
        using var soon = new RunSoon(_time, shop => Task.FromResult(_started.Writer.TryWrite(shop)));

        soon.Ask("atelier");
        await _started.Reader.ReadAsync();
        soon.Ask("kaashuis");

        (await _started.Reader.ReadAsync()).ShouldBe("kaashuis");
        _time.Waits.ShouldBe([RunSoon.Gather, RunSoon.Gather]);
    }

    [Fact]
    public async Task A_run_under_way_is_asked_for_again_when_its_time_has_come()
    {
        var busy = true;
        using var soon = new RunSoon(_time, shop =>
        {
            var free = !busy;
            busy = false;
            _started.Writer.TryWrite(shop);
            return Task.FromResult(free);
        });

        soon.Ask("atelier");
        await _started.Reader.ReadAsync();
        await _started.Reader.ReadAsync();

        _time.Waits.ShouldBe([RunSoon.Gather, RunSoon.Apart]);
    }
}
