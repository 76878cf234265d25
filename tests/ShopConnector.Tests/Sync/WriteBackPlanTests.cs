using System.Collections.Immutable;
using NodaTime;
using NSubstitute;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Tiers;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Sync;

/// <summary>Desired less held, over nothing but what is ours.</summary>
public sealed class WriteBackPlanTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 10, 0);
    private static readonly byte[] Secret = [1, 2, 3, 4];

    [Theory]
    // held, ours, desired → added, removed
    [InlineData("", "", "VIP", "VIP", "")]
    [InlineData("Groothandel", "", "VIP", "VIP", "")]
    [InlineData("vip", "", "VIP", "", "")]
    [InlineData("vip", "", "", "", "")]
    [InlineData("VIP", "VIP", "", "", "VIP")]
    [InlineData("VIP,Groothandel", "VIP", "", "", "VIP")]
    [InlineData("VIP", "VIP,Oud", "VIP", "", "")]
    public void Tags_are_added_and_only_our_own_removed(
        string held, string ours, string desired, string added, string removed)
    {
        var customer = Account(LoyaltyCard.Empty with { Tags = Split(held), Points = 0, PointsPending = 0 }) with
        {
            OwnedTags = Split(ours),
        };

        var change = Line(customer, Desired(Split(desired))).Change;

        (change?.AddTags ?? []).ShouldBe(Split(added));
        (change?.RemoveTags ?? []).ShouldBe(Split(removed));
        if (added.Length + removed.Length == 0)
        {
            change.ShouldBeNull();
        }
    }

    [Fact]
    public void On_WooCommerce_no_tags_are_written_as_an_empty_list_and_no_points_as_zero()
    {
        var customer = Account(LoyaltyCard.Empty with { HasTagField = false });

        var change = Line(customer, Desired([]), Platform.WooCommerce).Change!;

        change.Fields.ShouldBe(
        [
            new FieldChange(CardField.Tags, null, "[]"), new FieldChange(CardField.Points, null, "0"),
            new FieldChange(CardField.PointsPending, null, "0"),
        ]);
    }

    [Fact]
    public void Staff_carry_nothing() =>
        Line(Account(LoyaltyCard.Empty) with { IsStaff = true }, Desired(["VIP"])).Change.ShouldBeNull();

    [Theory]
    [InlineData(Platform.Shopify, "VIP")]
    [InlineData(Platform.WooCommerce, "VIP,Groothandel")] // The whole field is ours there.
    public void Of_a_customer_who_becomes_staff_all_that_is_ours_is_taken_away(Platform platform, string removed)
    {
        var card = new LoyaltyCard
        {
            Tags = ["VIP", "Groothandel"],
            Points = 0,
            PointsPending = 0,
            Tier = "Goud",
            OfferCode = "KOM-1",
            OfferUntil = "2026-11-08",
        };
        var staff = Account(card) with { IsStaff = true, OwnedTags = ["VIP"] };

        var line = Line(staff, Desired(["VIP"]), platform, stored: [Entitled("KOM-1")]);

        line.Change!.RemoveTags.ShouldBe(Split(removed));
        line.Change.Fields.ShouldAllBe(field => field.To == null);
        line.Change.Fields.Count(field => field.Field != CardField.Tags).ShouldBe(5);
        line.Change.Fields.Any(field => field.Field == CardField.Tags).ShouldBe(platform == Platform.WooCommerce);
        line.Change.Retire.ShouldBe([new CodeToRetire("Kom terug:1:2026-11-01", "KOM-1")]);
        line.Entitlements.ShouldHaveSingleItem().State.ShouldBe(EntitlementState.Ended);
    }

    [Fact]
    public void Shopify_has_no_place_for_a_guest_and_WooCommerce_has_the_newest_order()
    {
        var guest = Account(LoyaltyCard.Empty with { HasTagField = false }) with
        {
            Key = CustomerKey.Guest("atelier", "an@example.com"),
            CarrierOrder = "12",
            StrayOrders = ["9"],
        };

        Line(guest, Desired(["VIP"])).Change.ShouldBeNull();
        var change = Line(guest, Desired(["VIP"]), Platform.WooCommerce).Change!;
        change.CarrierOrder.ShouldBe("12");
        change.ClearOrders.ShouldBe(["9"]);
    }

    [Fact]
    public void A_guest_whose_orders_are_all_in_the_trash_carries_nothing_and_old_values_are_cleared()
    {
        var guest = Account(LoyaltyCard.Empty with { HasTagField = false }) with
        {
            Key = CustomerKey.Guest("atelier", "an@example.com"),
        };

        Line(guest, Desired(["VIP"]), Platform.WooCommerce).Change.ShouldBeNull();
        var change = Line(guest with { StrayOrders = ["9"] }, Desired(["VIP"]), Platform.WooCommerce).Change!;
        change.Fields.ShouldBeEmpty();
        change.ClearOrders.ShouldBe(["9"]);
    }

    [Fact]
    public void A_new_entitlement_gets_its_code_and_is_shown_until_its_last_day()
    {
        var customer = Account(LoyaltyCard.Empty with { Points = 0, PointsPending = 0 });

        var line = Line(customer, Desired([]) with { Entitlements = [Entitled(code: null)] });

        var code = line.Change!.Issue.ShouldHaveSingleItem();
        code.Currency.ShouldBe("EUR", "without it no shop can be given an amount");
        code.Code.ShouldStartWith("KOM-");
        code.LastDay.ShouldBe(new LocalDate(2026, 11, 8));
        line.Change.Fields.ShouldBe(
        [
            new FieldChange(CardField.OfferCode, null, code.Code),
            new FieldChange(CardField.OfferUntil, null, "2026-11-08"),
        ]);
        line.Entitlements.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_same_entitlement_always_gets_the_same_code()
    {
        var customer = Account(LoyaltyCard.Empty);
        var decision = Desired([]) with { Entitlements = [Entitled(code: null)] };

        Line(customer, decision).Change!.Issue[0].Code.ShouldBe(Line(customer, decision).Change!.Issue[0].Code);
    }

    [Fact]
    public void A_code_withdrawn_early_is_taken_back_and_no_longer_shown()
    {
        var customer = Account(LoyaltyCard.Empty with
        {
            Points = 0,
            PointsPending = 0,
            OfferCode = "KOM-1",
            OfferUntil = "2026-11-08",
        });
        var ended = Entitled("KOM-1") with { State = EntitlementState.Ended };

        var line = Line(customer, Desired([]) with { Entitlements = [ended] }, stored: [Entitled("KOM-1")]);

        line.Change!.Retire.ShouldBe([new CodeToRetire("Kom terug:1:2026-11-01", "KOM-1")]);
        line.Change.Fields.Select(field => field.To).ShouldBe([null, null]);
    }

    [Fact]
    public void The_way_to_the_next_tier_is_shown_on_WooCommerce_and_looked_at_again_when_it_grows_longer()
    {
        var customer = Account(LoyaltyCard.Empty with { Points = 0, PointsPending = 0, NextTier = "50.00 EUR Goud" });
        var until = Now + Duration.FromDays(3);
        var decision = Desired([]) with { NextTier = new NextTier("Goud", 120.501m, until) };

        var line = Line(customer, decision, Platform.WooCommerce);

        line.Change!.Fields.ShouldBe([new FieldChange(CardField.NextTier, "50.00 EUR Goud", "120.51 EUR Goud")]);
        line.NextChange.ShouldBe(until);
        Line(customer, decision).Change.ShouldBeNull();
        Line(customer, Desired([]), Platform.WooCommerce).Change!.Fields
            .ShouldBe([new FieldChange(CardField.NextTier, "50.00 EUR Goud", null)]);
    }

    private static PlanLine Line(
        HeldCustomer customer, Decision decision, Platform platform = Platform.Shopify,
        ImmutableArray<Entitlement>? stored = null)
    {
        var shop = Substitute.For<IShop>();
        shop.Name.Returns("atelier");
        shop.Platform.Returns(platform);
        var member = new StoredMember(
            new MemberHistory { Id = "1", Entitlements = stored ?? [] }, [customer]);
        var budgets = new OfferBudgets(Programs.Vip().Rules, []);
        return new WriteBackPlan(shop, Programs.Vip(), Secret, budgets, new Dictionary<string, string>())
            .Lines(member, decision, Now)
            .ShouldHaveSingleItem();
    }

    private static HeldCustomer Account(LoyaltyCard card) =>
        new() { Key = new CustomerKey("atelier", "7"), Email = "an@example.com", Card = card };

    private static Decision Desired(ImmutableArray<string> tags) => new()
    {
        MemberId = "1",
        Tags = tags,
        Metrics = new Metrics(0, 0m, FirstOrderDate: null, LastOrderDate: null),
        Points = PointsPosition.None,
        Postings = [],
    };

    private static Entitlement Entitled(string? code) => new(
        "Kom terug:1:2026-11-01", "Kom terug", new CustomerKey("atelier", "7"), Now,
        Programs.Zone.AtStartOfDay(new LocalDate(2026, 11, 9)).ToInstant(), code)
    {
        Terms = CodeTerms.Percent(15m),
    };

    private static ImmutableArray<string> Split(string tags) =>
        [.. tags.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
