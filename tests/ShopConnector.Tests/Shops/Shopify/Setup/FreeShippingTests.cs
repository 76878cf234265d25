using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Shipping;
using ShopConnector.Loyalty.Tiers;
using ShopConnector.Sandbox.Shopify.Discounts;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Setup;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Shops.Shopify.Setup;

/// <summary>Who carries the tag ships free, proved at the till of a simulated shop.</summary>
public sealed class FreeShippingTests : IAsyncLifetime
{
    private RunningShop _shop = null!;
    private ShopCustomer _vip = null!;

    public async Task InitializeAsync()
    {
        _shop = await RunningShop.OpenAsync();
        _vip = _shop.Shop.Buyer(0);
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_plan_says_it_and_a_run_makes_it_and_the_next_has_nothing_left()
    {
        var plan = await _shop.PlanAsync(Vips());
        plan.Setup[^1].Step.Text.ShouldBe(
            "free shipping 'Gratis verzending voor VIP' for the tag VIP to BE, NL: automatic, "
            + "for the segment 'ShopConnector: VIP'");
        _shop.Shop.State.Segments.ShouldBeEmpty();
        _shop.ShippingOf(_vip).ShouldBe(6.95m);

        var run = await _shop.ApplyAsync(Vips());

        run.State.ShouldBe(RunState.Completed);
        run.Setup.ShouldAllBe(entry => entry.State == SetupState.Written);
        _shop.ShippingOf(_vip).ShouldBe(0m);
        _shop.ShippingOf(_vip, country: "DE").ShouldBe(6.95m);
        _shop.ShippingOf(buyer: null).ShouldBe(6.95m);
        (await _shop.ApplyAsync(Vips())).Setup.ShouldBeEmpty();
        Made().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_shop_that_stood_is_not_asked_again_for_a_day()
    {
        await _shop.ApplyAsync(Vips());
        await _shop.ApplyAsync(Vips());
        var quiet = (await _shop.ApplyAsync(Vips())).Calls.Requests;
        _shop.Pass(Duration.FromDays(1));

        (await _shop.ApplyAsync(Vips())).Calls.Requests.ShouldBe(quiet + 2);
    }

    [Fact]
    public async Task It_follows_the_configuration_and_what_staff_changed_is_put_right()
    {
        await _shop.ApplyAsync(Vips());
        await _shop.ApplyAsync(Vips(rule => rule with { Countries = ["DE"], MinimumSpend = 50m, MaximumRate = 10m }));
        _shop.ShippingOf(_vip, country: "DE").ShouldBe(0m);
        _shop.ShippingOf(_vip, country: "NL").ShouldBe(6.95m);
        _shop.ShippingOf(_vip, goods: 49.99m, country: "DE").ShouldBe(6.95m);

        await _shop.ApplyAsync(Vips(rule => rule with { Countries = [] }));
        _shop.ShippingOf(_vip, goods: 1m, country: "FR").ShouldBe(0m);

        await _shop.ApplyAsync(Vips(rule => rule with { Countries = [] }));
        var only = _shop.Shop.State.Discounts.Single();
        _shop.Shop.State.Discounts[0] = only with { EndsAt = _shop.Shop.Shop.State.Now };
        _shop.Pass(Duration.FromDays(2));
        _shop.ShippingOf(_vip).ShouldBe(6.95m);
        await _shop.ApplyAsync(Vips(rule => rule with { Countries = [] }));
        _shop.ShippingOf(_vip).ShouldBe(0m);
        Made().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_goes_with_the_configuration_and_others_stay()
    {
        Foreign("Zomer");
        await _shop.ApplyAsync(Vips());

        var run = await _shop.ApplyAsync(Vips() with { FreeShipping = [] });

        run.Setup.Single().Step.Action.ShouldBe(SetupAction.Remove);
        _shop.ShippingOf(_vip).ShouldBe(6.95m);
        _shop.Shop.State.Discounts.Select(one => one.Title).ShouldBe(["Zomer"]);
        _shop.Shop.State.Segments.ShouldBeEmpty();
        (await _shop.ApplyAsync(Vips() with { FreeShipping = [] })).Setup.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_undo_takes_it_back()
    {
        var run = await _shop.ApplyAsync(Vips());

        await _shop.UndoAsync(Vips(), run.Run!.Value);

        _shop.Shop.State.Discounts.ShouldBeEmpty();
        _shop.Shop.State.Segments.ShouldBeEmpty();
        _shop.Shop.State.Definitions.ShouldBeEmpty();
        (await _shop.PlanAsync(Vips())).Setup.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_discount_of_that_title_that_is_not_ours_is_left_alone_and_named()
    {
        Foreign("Gratis verzending voor VIP");

        var run = await _shop.ApplyAsync(Vips());

        run.Notes.ShouldContain(
            "A discount 'Gratis verzending voor VIP' is in the shop already, and ShopConnector did not make it: it is "
            + "left alone. Delete it, or give the free shipping for VIP another Title.");
        _shop.Shop.State.Discounts.ShouldHaveSingleItem().Audience.IsEverybody.ShouldBeTrue();
        await _shop.ApplyAsync(Vips() with { FreeShipping = [] });
        _shop.Shop.State.Discounts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_segment_of_the_same_name_and_query_is_used_and_never_deleted()
    {
        var now = _shop.Shop.Shop.State.Now;
        _shop.Shop.State.Segments.Add(new ShopConnector.Sandbox.Shopify.Segments.Segment(
            7, "ShopConnector: VIP", "customer_tags CONTAINS 'VIP'", now));

        await _shop.ApplyAsync(Vips());
        _shop.ShippingOf(_vip).ShouldBe(0m);
        await _shop.ApplyAsync(Vips() with { FreeShipping = [] });

        _shop.Shop.State.Segments.ShouldHaveSingleItem().Id.ShouldBe(7);
        _shop.Shop.State.Discounts.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_twenty_five_automatic_discounts_it_becomes_a_code_that_vips_are_shown()
    {
        for (var i = 0; i < 25; i++)
            Foreign($"Actie {i}");

        await _shop.ApplyAsync(Vips());
        await _shop.ApplyAsync(Vips());
        var run = await _shop.ApplyAsync(Vips());

        var code = Made().ShouldHaveSingleItem().Code.ShouldNotBeNull();
        run.Notes.ShouldContain(
            $"Free shipping for VIP is given by the code {code}, which works for them only: the shop has 25 automatic "
            + "discounts at work, or had when it was set up, as many as Shopify allows.");
        _shop.ShippingOf(_vip, code: code).ShouldBe(0m);
        OfferOf(_vip).ShouldBe(code);

        // Whoever was told the code by a friend pays, and so does a VIP who is none any more.
        _shop.Shop.Buyer(1).Tags.Remove("VIP").ShouldBeTrue();
        _shop.ShippingOf(_shop.Shop.Buyer(1), code: code).ShouldBe(6.95m);
        _shop.ShippingOf(buyer: null, code: code).ShouldBe(6.95m);
        _vip.Tags.Remove("VIP").ShouldBeTrue();
        _shop.ShippingOf(_vip, code: code).ShouldBe(6.95m);
    }

    [Fact]
    public async Task A_tier_that_ships_free_is_set_up_by_its_tag()
    {
        var rules = Vips() with
        {
            FreeShipping = [],
            Tiers = [new Tier("Zilver", 0m) { Tag = "Tier Zilver", FreeShipping = true }],
        };

        await _shop.ApplyAsync(rules);

        Made().ShouldHaveSingleItem().Title.ShouldBe("Gratis verzending voor Tier Zilver");
        _shop.ShippingOf(_vip).ShouldBe(0m);
    }

    [Fact]
    public async Task Amounts_in_another_currency_are_refused_by_name()
    {
        var rules = Vips(rule => rule with { MaximumRate = 5m });
        using var handler = new SocketsHttpHandler();
        using var adapter = ShopConnector.Shops.Shopify.ShopifyShop.Create(
            new ShopConnector.Shops.Shopify.ShopifyOptions
            {
                Name = "atelier",
                Url = _shop.Shop.Shop.Url.ToString(),
                AccessToken = _shop.Shop.Shop.Credentials.AccessToken,
                FreeShipping = rules.FreeShipping,
                Currency = "SEK",
            },
            handler, _shop.Shop.Clock, NullLoggerFactory.Instance);

        var found = await adapter.CompareAsync(new SetupKnown([], new byte[32]), CancellationToken.None);

        found.Notes.ShouldHaveSingleItem().ShouldBe(
            "Free shipping for VIP is not set up: its amounts are in SEK and the shop sells in EUR. Leave out "
            + "MaximumRate and MinimumSpend, or give this shop a programme of its own.");
    }

    private static LoyaltyProgram Vips(Func<FreeShippingRule, FreeShippingRule>? change = null) => new()
    {
        Zone = Programs.Zone,
        Currency = "EUR",
        Language = Language.Nl,
        Points = new PointsRules { PendingDays = 0 },
        Segments = [new Segment("VIP", "VIP", "number_of_orders >= 0")],
        FreeShipping =
        [
            (change ?? (static rule => rule))(new FreeShippingRule("VIP") { Countries = ["NL", "BE"] }),
        ],
    };

    private IEnumerable<Discount> Made() =>
        _shop.Shop.State.Discounts.Where(one => one.Title.StartsWith("Gratis", StringComparison.Ordinal));

    private void Foreign(string title)
    {
        var now = _shop.Shop.Shop.State.Now;
        _shop.Shop.State.Discounts.Add(new Discount
        {
            Id = 9_000 + _shop.Shop.State.Discounts.Count,
            Kind = DiscountKind.AutomaticFreeShipping,
            Title = title,
            StartsAt = now,
            CreatedAt = now,
            UpdatedAt = now,
            MinimumSubtotal = 10_000m,
        });
    }

    private static string? OfferOf(ShopCustomer customer) => customer.Metadata
        .FirstOrDefault(entry => entry is { Namespace: "loyalty", Key: "offer_code" })?.Value?.GetValue<string>();
}
