using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Sync;

/// <summary>What order rules do to orders, once.</summary>
public sealed partial class RunTests
{
    private static CompiledProgram Rules { get; } = Programs.Of(
        new OrderRule("Groot", "amount >= 400") { Tags = ["groot"], Hold = true, Note = "Bel eerst." },
        new OrderRule("Nieuw", "first_order = true") { Tags = ["eerste"] });

    [Fact]
    public async Task A_rule_tags_and_holds_the_right_order_and_a_second_run_writes_nothing()
    {
        _shop.Unsent();
        var storage = await OpenAsync();

        var first = await ApplyAsync(storage, Yes, Rules);

        _shop.OrderOf("3").Tags.ShouldBe(["groot", "eerste"]);
        _shop.OrderOf("3").Fulfilment.ShouldBe(FulfilmentState.OnHold);
        _shop.OrderOf("3").Mark!.Notes.ShouldBe([new OrderNote("Groot", "Bel eerst.")]);
        _shop.OrderOf("1").Tags.ShouldBe(["eerste"]);
        _shop.OrderOf("1").Fulfilment.ShouldBe(FulfilmentState.Unfulfilled);
        _shop.OrderOf("2").Tags.ShouldBeEmpty(); // 200 days old.
        (first.Plan.Totals!.Orders, first.Plan.Totals.OrdersHeld).ShouldBe((2, 1));
        (first.Result!.Orders, first.Result.OrdersHeld).ShouldBe((2, 1));

        var writes = _shop.Writes;
        (await ApplyAsync(storage, program: Rules)).Plan.Totals!.Orders.ShouldBe(0);
        _shop.Writes.ShouldBe(writes);
    }

    [Fact]
    public async Task What_staff_take_back_stays_taken_back()
    {
        _shop.Unsent();
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes, Rules);
        _shop.Change("3", order => order with { Fulfilment = FulfilmentState.Unfulfilled, Tags = [], Total = 501m });

        var again = await ApplyAsync(storage, program: Rules);

        again.Pulled.ChangedOrders.ShouldBeGreaterThan(0);
        again.Plan.Totals!.Orders.ShouldBe(0);
        _shop.OrderOf("3").Fulfilment.ShouldBe(FulfilmentState.Unfulfilled);
        _shop.OrderOf("3").Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_own_echo_tells_nothing_new()
    {
        _shop.CarriesMarks = true;
        _shop.Unsent();
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes, Rules);

        (await ApplyAsync(storage, program: Rules)).Pulled.ChangedOrders.ShouldBe(0);
    }

    [Fact]
    public async Task A_hold_whose_answer_was_lost_and_that_staff_released_is_not_put_again()
    {
        _shop.CarriesMarks = true;
        _shop.Unsent();
        var storage = await OpenAsync();
        await Run(storage, Rules).PlanAsync(static _ => { }, CancellationToken.None);
        _shop.BeforeEach = change =>
        {
            if (change.Customer.Id == "dirk")
                throw new HttpRequestException("the answer was lost");
        };
        await Should.ThrowAsync<HttpRequestException>(() => ApplyAsync(storage, Yes, Rules));
        _shop.OrderOf("3").Fulfilment.ShouldBe(FulfilmentState.OnHold);
        _shop.BeforeEach = static _ => { };
        _shop.Change("3", order => order with { Fulfilment = FulfilmentState.Unfulfilled });

        var storedAnew = await OpenAsync();
        await ApplyAsync(storedAnew, program: Rules);

        _shop.OrderOf("3").Fulfilment.ShouldBe(FulfilmentState.Unfulfilled);
    }

    [Fact]
    public async Task An_order_that_becomes_ready_later_is_held_then()
    {
        _shop.Unsent();
        _shop.Change("3", order => order with { Fulfilment = null });
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes, Rules);
        _shop.OrderOf("3").Fulfilment.ShouldBeNull();
        _shop.Change("3", order => order with { Fulfilment = FulfilmentState.Unfulfilled });

        await ApplyAsync(storage, program: Rules);

        _shop.OrderOf("3").Fulfilment.ShouldBe(FulfilmentState.OnHold);
    }

    [Fact]
    public async Task Undo_takes_back_our_tags_and_holds_and_the_next_run_does_not_put_them_again()
    {
        _shop.Unsent();
        _shop.Change("3", order => order with { Tags = ["groot"] }); // The merchant's own.
        var storage = await OpenAsync();
        var run = await ApplyAsync(storage, Yes, Rules);
        _shop.OrderOf("3").Tags.ShouldBe(["groot", "eerste"]);

        await Run(storage, Rules).UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        _shop.OrderOf("3").Tags.ShouldBe(["groot"]);
        _shop.OrderOf("3").Fulfilment.ShouldBe(FulfilmentState.Unfulfilled);
        _shop.OrderOf("1").Tags.ShouldBeEmpty();
        (await ApplyAsync(storage, Yes, Rules)).Plan.Totals!.Orders.ShouldBe(0);
    }

    [Fact]
    public async Task Undo_lets_an_order_alone_that_staff_have_released_already()
    {
        _shop.Unsent();
        var storage = await OpenAsync();
        var run = await ApplyAsync(storage, Yes, Rules);
        _shop.Change("3", order => order with { Fulfilment = FulfilmentState.Fulfilled });

        await Run(storage, Rules).UndoAsync(run.Run!.Value, static _ => { }, CancellationToken.None);

        _shop.OrderOf("3").Fulfilment.ShouldBe(FulfilmentState.Fulfilled);
    }

    [Fact]
    public async Task A_plan_that_would_hold_too_many_orders_stops()
    {
        for (var number = 100; number < 126; number++)
            _shop.Order("an", $"{number}", Now - Duration.FromDays(1), 400m);
        _shop.Unsent();
        var storage = await OpenAsync();

        var report = await ApplyAsync(storage, Yes, Rules);

        report.State.ShouldBe(RunState.Stopped);
        report.Brake!.Problem.ShouldBe(
            $"atelier: plan {report.Plan.Id} holds 27 orders; WriteBack:HoldsMax allows 25.");
        _shop.Writes.ShouldBe(0);
    }
}
