using System.Globalization;
using System.Text.Json;
using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Shopify.Pull;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class OrderMappingTests
{
    private static readonly Instant Processed = Instant.FromUtc(2026, 3, 1, 14, 0);

    [Theory]
    [InlineData("PAID", true)]
    [InlineData("PARTIALLY_REFUNDED", true)]
    [InlineData("REFUNDED", true)]
    [InlineData("AUTHORIZED", false)]
    [InlineData("PARTIALLY_PAID", false)]
    [InlineData("PENDING", false)]
    [InlineData("VOIDED", false)]
    [InlineData("EXPIRED", false)]
    [InlineData(null, false)]
    public void An_order_is_paid_by_its_financial_status(string? status, bool paid) =>
        Map(Order() with { DisplayFinancialStatus = status }).Order.PaidAt.ShouldBe(paid ? Processed : null);

    [Fact]
    public void It_was_paid_when_the_last_sale_or_capture_succeeded()
    {
        var order = Map(Order() with
        {
            Transactions =
            [
                new TransactionNode("AUTHORIZATION", "SUCCESS", Minute(50)),
                new TransactionNode("SALE", "SUCCESS", Minute(5)),
                new TransactionNode("CAPTURE", "SUCCESS", Minute(9)),
                new TransactionNode("CAPTURE", "FAILURE", Minute(40)),
                new TransactionNode("REFUND", "SUCCESS", Minute(60)), new TransactionNode("SALE", "SUCCESS"),
            ],
        });

        order.Order.PaidAt.ShouldBe(Minute(9));
    }

    [Theory]
    [InlineData("UNFULFILLED", FulfilmentState.Unfulfilled)]
    [InlineData("SCHEDULED", FulfilmentState.Unfulfilled)]
    [InlineData("ON_HOLD", FulfilmentState.OnHold)]
    [InlineData("PARTIALLY_FULFILLED", FulfilmentState.Fulfilled)]
    [InlineData("IN_PROGRESS", null)]
    [InlineData(null, null)]
    public void What_nobody_works_on_yet_may_still_be_held(string? status, FulfilmentState? expected) =>
        Map(Order() with { DisplayFulfillmentStatus = status }).Order.Fulfilment.ShouldBe(expected);

    [Fact]
    public void Address_payment_tags_and_the_worst_risk_are_read()
    {
        var order = Map(Order() with
        {
            ShippingAddress = new AddressNode("NL", "NH", "Amsterdam", "An", "1012 AB"),
            PaymentGatewayNames = ["gift_card", "paypal"],
            Tags = ["spoed"],
            Risk = new RiskNode([new("NONE"), new("HIGH"), new("LOW")]),
        }).Order;

        order.ShipTo.ShouldBe(new ShippingAddress("NL", "NH", "1012 AB", "Amsterdam"));
        (order.PaymentMethod, order.Risk).ShouldBe(("paypal", OrderRisk.High));
        order.Tags.ShouldBe(["spoed"]);
        Map(Order() with { Risk = new RiskNode([new("PENDING")]) }).Order.Risk.ShouldBeNull();
    }

    [Theory]
    [InlineData(true, "99.17")]
    [InlineData(false, "120.00")]
    public void Goods_are_the_subtotal_less_gift_cards_and_the_tax_inside(bool included, string goods)
    {
        var order = Map(
            Order() with { TaxesIncluded = included, SubtotalPriceSet = Bag(170), TotalShippingPriceSet = Bag(6) },
            lines: [Line(100, 17.36m, 2), Line(20, 3.47m, 1), Line(50, 0, 1) with { IsGiftCard = true }]).Order;

        order.Goods.ShouldBe(decimal.Parse(goods, CultureInfo.InvariantCulture));
        order.GoodsTax.ShouldBe(20.83m);
        order.GiftCardsBought.ShouldBe(50);
        order.Shipping.ShouldBe(6);
    }

    [Fact]
    public void A_refund_with_lines_is_what_its_lines_say()
    {
        var refund = Map(Order(), refunds: [Refund("9", 40, Returned(30, 5.21m), Returned(10, 0, giftCard: true))])
            .Order.Refunds.Single();

        (refund.Total, refund.Goods, refund.GoodsTax).ShouldBe((40m, 24.79m, 5.21m));
    }

    [Fact]
    public void An_amount_without_lines_is_split_over_what_is_left_in_proportion()
    {
        var refunds = Map(
            Order() with { TotalShippingPriceSet = Bag(6.05m) },
            refunds: [Refund("2", 10) with { CreatedAt = Minute(2) }, Refund("1", 60.50m, Returned(60.50m, 10.50m))])
            .Order.Refunds;

        // Left after the first: goods 50.00, tax 10.50, shipping 6.05 of 66.55.
        refunds.Select(r => (r.Id, r.Goods, r.GoodsTax)).ShouldBe([("1", 50m, 10.50m), ("2", 7.51m, 1.58m)]);
    }

    [Fact]
    public void Shipping_given_back_is_not_goods()
    {
        var refund = Map(Order() with { TotalShippingPriceSet = Bag(6) }, refunds:
        [
            Refund("1", 6) with { RefundShippingLines = new ItemList<RefundShippingNode>([new(Bag(6), Bag(1.04m))]) },
        ]).Order.Refunds.Single();

        (refund.Total, refund.Goods, refund.GoodsTax).ShouldBe((6m, 0m, 0m));
    }

    [Fact]
    public void Line_sums_above_the_money_stand()
    {
        var refund = Map(Order(), refunds: [Refund("1", 25, Returned(30, 5.21m))]).Order.Refunds.Single();

        (refund.Total, refund.Goods, refund.GoodsTax).ShouldBe((25m, 24.79m, 5.21m));
    }

    [Fact]
    public void A_refund_without_money_is_none() =>
        Map(Order(), refunds: [Refund("1", 0, Returned(30, 5.21m))]).Order.Refunds.ShouldBeEmpty();

    [Fact]
    public void A_split_is_rounded_to_the_currencys_own_unit()
    {
        var refund = Map(
            Order() with { TotalPriceSet = new MoneyBag(new Money(121, "JPY")) }, refunds: [Refund("1", 10)])
            .Order.Refunds.Single();

        (refund.Goods, refund.GoodsTax).ShouldBe((8m, 2m));
    }

    [Theory]
    [InlineData("web", "Online Store", "web")]
    [InlineData("pos", "Point of Sale", "pos")]
    [InlineData("3890849", "Bol.com", "Bol.com")]
    [InlineData("3890849", null, "3890849")]
    [InlineData(null, "Draft Orders", "Draft Orders")]
    [InlineData(null, null, null)]
    public void The_channel_is_named_for_people(string? source, string? app, string? channel) =>
        Map(Order() with { SourceName = source, App = app is null ? null : new AppNode(app) })
            .Order.Channel.ShouldBe(channel);

    [Fact]
    public void Lines_keep_vendor_type_tags_and_the_products_number()
    {
        var lines = Map(Order(), lines:
        [
            Line(10, 0, 2) with
            {
                Vendor = "Wella", Product = new ProductNode("gid://shopify/Product/7", "X", "Haarverf", ["kleur"]),
            },
            Line(10, 0, 1),
        ]).Order.Lines;

        (lines[0].Product, lines[0].Vendor, lines[0].Type, lines[0].Quantity).ShouldBe(("7", "Wella", "Haarverf", 2m));
        lines[0].Tags.ShouldBe(["kleur"]);
        (lines[1].Product, lines[1].Vendor, lines[1].Type).ShouldBe((null, null, null));
    }

    [Fact]
    public void A_guest_is_known_by_e_mail_and_what_the_order_says()
    {
        var pulled = Map(Order() with
        {
            Customer = null,
            Email = " An@Example.COM",
            CustomerLocale = "nl-NL",
            BillingAddress = new AddressNode("NL", "GR", "Groningen", "An Vermeer"),
        });

        (pulled.CustomerId, pulled.Email, pulled.DisplayName).ShouldBe((null, "an@example.com", "An Vermeer"));
        pulled.Guest!.Key.ToString().ShouldBe("atelier:guest:an@example.com");
        (pulled.Guest.Country, pulled.Guest.Region, pulled.Guest.City, pulled.Guest.Language, pulled.Guest.CreatedAt)
            .ShouldBe(("NL", "GR", "Groningen", "nl-NL", null));
    }

    [Fact]
    public void An_order_without_customer_and_e_mail_is_nobodys()
    {
        var pulled = Map(Order() with { Customer = null, Email = null });

        (pulled.CustomerId, pulled.Email, pulled.Guest).ShouldBe((null, null, null));
    }

    [Fact]
    public void A_recorded_order_is_read_as_it_came()
    {
        const string json = """
            {"id":"gid://shopify/Order/8838022037810","createdAt":"2026-06-22T23:01:14Z",
            "updatedAt":"2026-06-22T23:01:16Z",
            "processedAt":"2026-06-22T19:01:14-04:00","cancelledAt":null,"test":true,
            "displayFinancialStatus":"PARTIALLY_REFUNDED","taxesIncluded":false,"sourceName":"3890849",
            "discountCodes":["SAVE5"],
            "email":"hermes@example.com","customerLocale":null,"customer":{"id":"gid://shopify/Customer/9522206933298"},
            "app":null,"billingAddress":null,"totalPriceSet":{"shopMoney":{"amount":"42.5","currencyCode":"USD"}},
            "subtotalPriceSet":{"shopMoney":{"amount":"35.0"}},"totalShippingPriceSet":{"shopMoney":{"amount":"5.0"}},
            "totalRefundedSet":{"shopMoney":{"amount":"15.0"}},
            "transactions":[{"kind":"SALE","status":"SUCCESS","processedAt":"2026-06-22T23:01:15Z"}],
            "lineItems":{"nodes":[{"quantity":2,"vendor":"Hermes Vendor","isGiftCard":false,
            "discountedTotalSet":{"shopMoney":{"amount":"35.0"}},
            "taxLines":[{"priceSet":{"shopMoney":{"amount":"2.0"}}}],
            "product":null}],"pageInfo":{"hasNextPage":false}}}
            """;
        var node = JsonSerializer.Deserialize(json, ShopifyJson.Default.OrderNode)!;

        var pulled = Map(node, node.LineItems!.Nodes);

        var order = pulled.Order;
        (order.Key.ToString(), pulled.CustomerId, order.Currency).ShouldBe(
            ("atelier:8838022037810", "9522206933298", "USD"));
        (order.Total, order.Goods, order.GoodsTax, order.Shipping).ShouldBe((42.5m, 35m, 2m, 5m));
        (order.PlacedAt, order.PaidAt).ShouldBe(
            (Instant.FromUtc(2026, 6, 22, 23, 1, 14), (Instant?)Instant.FromUtc(2026, 6, 22, 23, 1, 15)));
        (order.Test, order.Channel).ShouldBe((true, "3890849"));
        order.DiscountCodes.ShouldBe(["SAVE5"]);
    }

    private static PulledOrder Map(OrderNode order, LineNode[]? lines = null, RefundNode[]? refunds = null) =>
        OrderMapping.From("atelier", order, lines ?? [Line(121, 21, 1)], refunds ?? []);

    private static OrderNode Order() => new()
    {
        Id = "gid://shopify/Order/1001",
        CreatedAt = Processed,
        UpdatedAt = Processed,
        ProcessedAt = Processed,
        Test = false,
        DisplayFinancialStatus = "PAID",
        TaxesIncluded = true,
        SourceName = "web",
        TotalPriceSet = new MoneyBag(new Money(121, "EUR")),
        SubtotalPriceSet = Bag(121),
        TotalShippingPriceSet = Bag(0),
        TotalRefundedSet = Bag(0),
        Customer = new IdNode("gid://shopify/Customer/5"),
    };

    private static LineNode Line(decimal total, decimal tax, int quantity) => new()
    {
        Quantity = quantity,
        IsGiftCard = false,
        DiscountedTotalSet = Bag(total),
        TaxLines = [new TaxLineNode(Bag(tax))],
    };

    private static RefundNode Refund(string id, decimal total, params RefundLineNode[] lines) => new()
    {
        Id = $"gid://shopify/Refund/{id}",
        CreatedAt = Minute(1),
        ProcessedAt = Minute(1),
        TotalRefundedSet = Bag(total),
        RefundLineItems = new Connection<RefundLineNode>(lines, new PageInfo(HasNextPage: false)),
        RefundShippingLines = new ItemList<RefundShippingNode>([]),
    };

    private static RefundLineNode Returned(decimal subtotal, decimal tax, bool giftCard = false) =>
        new(new RefundedLineNode(giftCard), Bag(subtotal), Bag(tax));

    private static MoneyBag Bag(decimal amount) => new(new Money(amount));

    private static Instant Minute(int minute) => Processed + Duration.FromMinutes(minute);
}
