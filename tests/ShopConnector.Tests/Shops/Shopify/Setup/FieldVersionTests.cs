using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Shops.Shopify.Setup;

/// <summary>Fields are set over the version that the plan was made for.</summary>
public sealed class FieldVersionTests : IAsyncLifetime
{
    private static readonly LoyaltyProgram Rules = new()
    {
        Zone = Programs.Zone,
        Currency = "EUR",
        Points = new PointsRules { PendingDays = 0 },
    };

    private RunningShop _shop = null!;

    public async Task InitializeAsync() => _shop = await RunningShop.OpenAsync(customers: 5);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_field_that_somebody_wrote_meanwhile_is_read_anew_and_written_over()
    {
        await _shop.ApplyAsync(Rules);
        var welcome = Rules with
        {
            Points = new PointsRules { PendingDays = 0, Bonuses = [new Bonus("welkom", BonusOn.Registration, 50)] },
        };

        // Behind our back, and without a trace on the customer.
        var before = long.Parse(Points(_shop.Shop.Buyer(0)).Value!.GetValue<string>(), CultureInfo.InvariantCulture);
        Points(_shop.Shop.Buyer(0)).Value = JsonValue.Create("7");
        var run = await _shop.ApplyAsync(welcome);

        run.State.ShouldBe(RunState.Completed);
        Points(_shop.Shop.Buyer(0)).Value!.GetValue<string>()
            .ShouldBe((before + 50).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Versions_of_our_own_writes_are_known_so_that_the_next_write_needs_no_look()
    {
        await _shop.ApplyAsync(Rules with { Segments = [new Segment("A", "A", "number_of_orders >= 0")] });
        await _shop.ApplyAsync(Rules);

        var held = await _shop.Storage.FindAsync($"atelier:{_shop.Shop.Buyer(0).Id}", CancellationToken.None);
        var card = held.Single().Customers.Single().Card;

        card.Digests!.Keys.ShouldBe([CardField.Points, CardField.PointsPending], ignoreOrder: true);
    }

    private static MetaEntry Points(ShopCustomer customer) =>
        customer.Metadata.Single(entry => entry is { Namespace: "loyalty", Key: "points" });
}
