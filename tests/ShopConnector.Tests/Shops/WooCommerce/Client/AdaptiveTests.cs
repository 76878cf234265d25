using ShopConnector.Shops.Transport;

namespace ShopConnector.Tests.Shops.WooCommerce.Client;

/// <summary>How much at once a host is asked for.</summary>
public sealed class AdaptiveTests
{
    [Fact]
    public async Task Good_answers_let_one_more_through_up_to_the_most()
    {
        var gate = new AdaptiveGate(most: 4, atFirst: 2);
        await PassAsync(gate, well: true, 2);
        gate.Width.ShouldBe(3);
        await PassAsync(gate, well: true, 3);
        gate.Width.ShouldBe(4);
        await PassAsync(gate, well: true, 20);
        gate.Width.ShouldBe(4);
    }

    [Fact]
    public async Task Bad_answers_that_were_under_way_together_halve_once()
    {
        var gate = new AdaptiveGate(most: 8, atFirst: 8);
        var entered = new List<long>();
        for (var one = 0; one < 4; one++)
            entered.Add(await gate.EnterAsync(CancellationToken.None));
        entered.ForEach(one => gate.Leave(one, well: false));

        gate.Width.ShouldBe(4);
        await PassAsync(gate, well: false, 5);
        gate.Width.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_finds_no_room_waits_for_it()
    {
        var gate = new AdaptiveGate(most: 1, atFirst: 1);
        var first = await gate.EnterAsync(CancellationToken.None);
        using var gaveUp = new CancellationTokenSource();
        var impatient = gate.EnterAsync(gaveUp.Token);
        var second = gate.EnterAsync(CancellationToken.None);
        second.IsCompleted.ShouldBeFalse();
        await gaveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        gate.Leave(first, well: null);

        gate.Leave(await second, well: true);
        gate.Leave(await gate.EnterAsync(CancellationToken.None), well: true);
    }

    [Fact]
    public void A_size_is_halved_when_it_takes_long_and_doubled_when_it_does_not()
    {
        var size = new AdaptiveSize(most: 100, least: 10);
        size.Took(TimeSpan.FromSeconds(20), asked: 100).ShouldBeTrue();
        size.Now.ShouldBe(50);
        size.Took(TimeSpan.FromSeconds(20), asked: 100).ShouldBeFalse();
        size.Now.ShouldBe(50);
        for (var quick = 0; quick < 4; quick++)
            size.Took(TimeSpan.FromSeconds(1), asked: 50);
        size.Now.ShouldBe(100);
        size.Shrink(10).ShouldBeFalse();
    }

    private static async Task PassAsync(AdaptiveGate gate, bool well, int times)
    {
        for (var time = 0; time < times; time++)
            gate.Leave(await gate.EnterAsync(CancellationToken.None), well);
    }
}
