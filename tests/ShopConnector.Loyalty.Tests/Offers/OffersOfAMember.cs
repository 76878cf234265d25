using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Offers;

public sealed class OffersOfAMember
{
    private static readonly Offer WinBack = new(
        "Kom terug", "last_order_date < -3m", OfferValue.Percent(15m), ValidDays: 7, CooldownDays: 90)
    {
        ControlShare = 0m,
    };
    private static readonly LoyaltyProgram WinBacks = Program() with { Points = null, Offers = [WinBack] };
    private static readonly MemberHistory Away = Member(Order("1", "2026-01-10", 50m));

    [Fact]
    public void An_offer_opens_for_whom_its_query_holds_and_ends_after_its_days()
    {
        var held = Away.On("2026-05-01", WinBacks).Entitlements.ShouldHaveSingleItem();

        held.ShouldBe(new Entitlement(
            "Kom terug:atelier:c1:2026-05-01", "Kom terug", new CustomerKey(Shop, "c1"), At("2026-05-01"),
            At("2026-05-09T00:00:00+02:00"), Code: null, Email: "an@example.com")
        {
            Terms = CodeTerms.Percent(15m),
        });
    }

    [Fact]
    public void A_code_goes_to_a_customer_whose_shop_can_keep_one_to_them_or_to_nobody()
    {
        var codeless = Away.Customers[0].Key;
        var guest = new Customer { Key = new CustomerKey("kaashuis", "g"), Email = "an@example.com" };
        var alone = (Away with { Codeless = [codeless] }).On("2026-05-01", WinBacks);
        var both = Away with { Customers = [Away.Customers[0], guest], Codeless = [codeless] };

        (alone.Entitlements.IsEmpty, alone.NextChange).ShouldBe((true, null));
        alone.Unplaced.ShouldBe(["Kom terug"]);
        (Away with { Codeless = [codeless] }).On("2026-02-01", WinBacks).Unplaced.ShouldBeEmpty();
        both.On("2026-05-01", WinBacks).Entitlements.ShouldHaveSingleItem().Customer.ShouldBe(guest.Key);
        both.On("2026-05-01", WinBacks).Unplaced.ShouldBeEmpty();
    }

    [Fact]
    public void A_gift_needs_no_place_for_a_code()
    {
        var gifts = WinBacks with { Offers = [WinBack with { Value = OfferValue.Tag("Cadeau") }] };
        var codeless = Away with { Codeless = [Away.Customers[0].Key] };

        codeless.On("2026-05-01", gifts).Entitlements.ShouldHaveSingleItem().Tag.ShouldBe("Cadeau");
    }

    [Fact]
    public void A_step_that_is_a_code_is_not_awaited_where_there_is_no_place_for_one()
    {
        var gift = WinBack with
        {
            Value = OfferValue.Tag("Cadeau"),
            Steps = [new(3, OfferValue.Percent(15m)), new(5, OfferValue.Tag("Bijna voorbij"))],
        };
        var (program, codeless) = (WinBacks with { Offers = [gift] }, Away with { Codeless = [Away.Customers[0].Key] });

        var stored = codeless.Stored(codeless.On("2026-05-01", program));
        stored.On("2026-05-02", program).NextChange.ShouldBe(At("2026-05-06T00:00:00+02:00"));
        stored.On("2026-05-06", program).Entitlements.Select(held => held.Tag).ShouldBe(["Cadeau", "Bijna voorbij"]);
        (stored with { Codeless = [] }).On("2026-05-02", program).NextChange
            .ShouldBe(At("2026-05-04T00:00:00+02:00"));
    }

    [Fact]
    public void It_opens_at_the_start_of_the_day_on_which_the_query_begins_to_hold() =>
        Away.On("2026-02-01", WinBacks).NextChange.ShouldBe(At("2026-04-11T00:00:00+02:00"));

    [Fact]
    public void An_open_one_stands_also_when_the_query_no_longer_holds()
    {
        var stored = Opened(Away, "2026-05-01");
        var back = stored with { Orders = stored.Orders.Add(Order("2", "2026-05-02", 10m)) };

        back.On("2026-05-03", WinBacks).Entitlements.ShouldBe(stored.Entitlements);
    }

    [Fact]
    public void An_order_with_its_code_uses_it_and_a_cancelled_one_gives_it_back()
    {
        var stored = Opened(Away, "2026-05-01");
        var order = Order("2", "2026-05-02", 10m) with { DiscountCodes = ["kom-abcd"] };

        StateAfter(stored, order).ShouldBe(EntitlementState.Used);
        StateAfter(stored, order.Cancelled("2026-05-02")).ShouldBe(EntitlementState.Open);
        StateAfter(stored, order with { PlacedAt = At("2026-04-30") }).ShouldBe(EntitlementState.Open);
        StateAfter(stored, order with { DiscountCodes = ["OTHER"] }).ShouldBe(EntitlementState.Open);
    }

    [Fact]
    public void It_ends_at_the_start_of_the_day_after_its_last()
    {
        var stored = Opened(Away, "2026-05-01");

        stored.On("2026-05-08T23:59:59+02:00", WinBacks).NextChange.ShouldBe(At("2026-05-09T00:00:00+02:00"));
        stored.On("2026-05-09T00:00:00+02:00", WinBacks).Entitlements.ShouldHaveSingleItem().State
            .ShouldBe(EntitlementState.Ended);
    }

    [Fact]
    public void It_is_away_while_its_customer_has_another_e_mail_or_is_gone()
    {
        var stored = Opened(Away, "2026-05-01");
        var unknown = stored with { Entitlements = [stored.Entitlements[0] with { Email = null }] };

        StateWith(stored, Customer() with { Email = " An@Example.com " }).ShouldBe(EntitlementState.Open);
        StateWith(stored, Customer() with { Email = null }).ShouldBe(EntitlementState.Open);
        StateWith(unknown, Customer() with { Email = "bea@example.com" }).ShouldBe(EntitlementState.Open);
        StateWith(stored, Customer() with { Email = "bea@example.com" }).ShouldBe(EntitlementState.Away);
        StateWith(stored, Customer("c2")).ShouldBe(EntitlementState.Away);
    }

    /// <summary>The shop took its code back; made anew it is the same, as it follows from the key.</summary>
    [Fact]
    public void Whose_customer_comes_back_before_its_end_is_open_again_without_its_code()
    {
        var stored = Opened(Away, "2026-05-01");
        var gone = stored with { Customers = [Customer() with { Email = "bea@example.com" }] };
        var away = gone.Stored(gone.On("2026-05-03", WinBacks));
        away.Entitlements.ShouldHaveSingleItem().State.ShouldBe(EntitlementState.Away);
        Evaluation.Explain(away, WinBacks.Compiled(), At("2026-05-04")).ShouldContain(new Reason(
            "offer Kom terug", Holds: false,
            "given before; not again until 2026-07-30; "
            + "its customer is gone or has another e-mail address; back through 2026-05-08, it works again"));
        var back = away with { Customers = stored.Customers };

        var open = back.On("2026-05-04", WinBacks).Entitlements.ShouldHaveSingleItem();
        open.ShouldBe(stored.Entitlements[0] with { Code = null });
        back.On("2026-05-20", WinBacks).Entitlements[0].State.ShouldBe(EntitlementState.Away);
        away.On("2026-05-04", WinBacks).NextChange.ShouldNotBe(stored.Entitlements[0].ValidUntil);

        var byHand = back with { Entitlements = [stored.Entitlements[0] with { State = EntitlementState.Ended }] };
        byHand.On("2026-05-04", WinBacks).Entitlements[0].State.ShouldBe(EntitlementState.Ended);
    }

    [Fact]
    public void A_used_one_stays_used_when_its_customer_is_gone()
    {
        var stored = Opened(Away, "2026-05-01");
        var order = Order("2", "2026-05-02", 10m) with { DiscountCodes = ["KOM-ABCD"] };

        StateAfter(stored with { Customers = [] }, order).ShouldBe(EntitlementState.Used);
    }

    [Fact]
    public void After_the_cool_down_it_opens_once_more()
    {
        var stored = Opened(Away, "2026-05-01");
        var ended = stored.Stored(stored.On("2026-06-01", WinBacks));

        ended.On("2026-06-01", WinBacks).NextChange.ShouldBe(At("2026-07-30T00:00:00+02:00"));
        ended.On("2026-07-29", WinBacks).Entitlements.Length.ShouldBe(1);
        ended.On("2026-07-30", WinBacks).Entitlements.Select(held => held.Key).ShouldBe(
            ["Kom terug:atelier:c1:2026-05-01", "Kom terug:atelier:c1:2026-07-30"]);
    }

    [Fact]
    public void It_goes_to_the_shop_of_the_newest_order_that_counts_and_to_an_account_before_a_guest()
    {
        var guest = Customer("guest:an@example.com", registered: null) with
        {
            Key = new CustomerKey("kaashuis", "guest:an@example.com"),
        };
        var account = Customer("k1") with { Key = new CustomerKey("kaashuis", "k1") };
        var order = Order("2", "2026-01-20", 5m) with { Key = new OrderKey("kaashuis", "2") };
        var history = Away with { Orders = [.. Away.Orders, order], Customers = [Customer(), guest, account] };

        OwnerOf(history).ShouldBe(account.Key);
        OwnerOf(history with { Customers = [Customer(), guest] }).ShouldBe(guest.Key);
        OwnerOf(history with { Orders = [Away.Orders[0], order with { Test = true }] }).ShouldBe(Customer().Key);
        (history with { Customers = [] }).On("2026-05-01", WinBacks).Entitlements.ShouldBeEmpty();
    }

    [Fact]
    public void An_offer_may_look_at_the_tags_of_the_programme()
    {
        var program = WinBacks with
        {
            Segments = [new("VIP", "VIP", "amount_spent >= 10")],
            Offers = [WinBack with { Query = "customer_tags CONTAINS 'VIP'" }],
        };

        Away.On("2026-01-11", program).Entitlements.Length.ShouldBe(1);
    }

    [Fact]
    public void Why_an_offer_is_there_or_not_is_told()
    {
        ReasonOf(Away, "2026-05-01").ShouldBe(
            new Reason("offer Kom terug", Holds: true, "open since 2026-05-01, through 2026-05-08"));
        var stored = Opened(Away, "2026-05-01");
        ReasonOf(stored, "2026-06-01").ShouldBe(
            new Reason("offer Kom terug", Holds: false, "given before; not again until 2026-07-30"));
    }

    private static Reason ReasonOf(MemberHistory history, string at) =>
        Evaluation.Explain(history, WinBacks.Compiled(), At(at)).Single(reason => reason.About == "offer Kom terug");

    private static MemberHistory Opened(MemberHistory history, string at) => history with
    {
        Entitlements = [.. history.On(at, WinBacks).Entitlements.Select(held => held with { Code = "KOM-ABCD" })],
    };

    private static EntitlementState StateAfter(MemberHistory stored, Order order) =>
        (stored with { Orders = stored.Orders.Add(order) }).On("2026-05-03", WinBacks).Entitlements[0].State;

    private static EntitlementState StateWith(MemberHistory stored, Customer customer) =>
        (stored with { Customers = [customer] }).On("2026-05-03", WinBacks).Entitlements[0].State;

    private static CustomerKey OwnerOf(MemberHistory history) =>
        history.On("2026-05-01", WinBacks).Entitlements[0].Customer;
}
