using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Shops.WooCommerce.Mapping;

public sealed class OrderMappingTests
{
    private static readonly Instant _placed = Instant.FromUtc(2026, 3, 1, 14, 0);

    [Theory]
    [InlineData("processing", null, "placed")]
    [InlineData("completed", null, "placed")]
    [InlineData("refunded", null, "placed")]
    [InlineData("pending", null, null)]
    [InlineData("on-hold", null, null)]
    [InlineData("failed", null, null)]
    [InlineData("cancelled", null, null)]
    [InlineData("wc-own-status", null, null)]
    [InlineData("completed", "2026-03-02T08:00:00", "paid")]
    [InlineData("cancelled", "2026-03-02T08:00:00", "paid")]
    public void Payment_is_dated_by_the_shop_or_by_the_status(string status, string? datePaid, string? expected)
    {
        var order = Map($$"""{"status":"{{status}}","date_paid_gmt":{{JsonSerializer.Serialize(datePaid)}}}""").Order;

        order.PaidAt.ShouldBe(expected switch
        {
            "placed" => _placed,
            "paid" => Instant.FromUtc(2026, 3, 2, 8, 0),
            _ => null,
        });
    }

    [Theory]
    [InlineData("processing", FulfilmentState.Unfulfilled)]
    [InlineData("on-hold", FulfilmentState.OnHold)]
    [InlineData("completed", FulfilmentState.Fulfilled)]
    [InlineData("pending", null)]
    [InlineData("failed", null)]
    public void Only_an_order_in_processing_is_ready_to_be_sent(string status, FulfilmentState? expected) =>
        Map($$"""{"status":"{{status}}"}""").Order.Fulfilment.ShouldBe(expected);

    [Fact]
    public void An_order_that_we_keep_from_being_sent_stays_paid()
    {
        var order = Map("""
            {"status":"on-hold","meta_data":[{"key":"shopconnector_order_tags","value":["zone"]},
              {"key":"shopconnector_order_rules","value":{"tags":["zone"],"held":"1",
                "notes":[{"rule":"Zone","text":"Bel eerst."}]}}]}
            """).Order;

        order.PaidAt.ShouldBe(_placed);
        order.Tags.ShouldBe(["zone"]);
        order.Mark.ShouldBe(new OrderMark
        {
            Tags = ["zone"],
            Held = true,
            Notes = [new OrderNote("Zone", "Bel eerst.")],
        });
    }

    [Theory]
    [InlineData("\"shopconnector_order_rules\"", "\"spoiled\"")]
    [InlineData("\"other_order_rules\"", "{\"held\":\"1\"}")]
    public void A_spoiled_or_foreign_mark_reads_as_none(string key, string value) =>
        Map($$"""{"meta_data":[{"key":{{key}},"value":{{value}}}]}""").Order.Mark.ShouldBeNull();

    [Fact]
    public void An_order_goes_to_its_shipping_address_or_else_to_the_buyer()
    {
        var shipped = Map("""
            {"payment_method":"mollie_ideal","billing":{"country":"NL","postcode":"1012 AB","city":"Amsterdam"},
             "shipping":{"country":"be","state":"VAN","postcode":"2000","city":"Antwerpen"}}
            """).Order;
        var collected = Map("""
            {"billing":{"country":"NL","postcode":"1012 AB","city":"Amsterdam"},"shipping":{"country":"","postcode":""}}
            """).Order;

        shipped.ShipTo.ShouldBe(new ShippingAddress("BE", "VAN", "2000", "Antwerpen"));
        shipped.PaymentMethod.ShouldBe("mollie_ideal");
        collected.ShipTo.ShouldBe(new ShippingAddress("NL", null, "1012 AB", "Amsterdam"));
    }

    [Theory]
    [InlineData("cancelled", true)]
    [InlineData("trash", true)]
    [InlineData("refunded", false)]
    [InlineData("completed", false)]
    public void Cancelled_and_trashed_orders_are_cancelled_when_seen(string status, bool cancelled) =>
        Map($$"""{"status":"{{status}}"}""").Order.CancelledAt.ShouldBe(cancelled ? StubWoo.Now : null);

    [Theory, InlineData("trash", true), InlineData("cancelled", false)]
    public void An_order_in_the_trash_is_known_as_such(string status, bool trashed) =>
        Map($$"""{"status":"{{status}}"}""").IsTrashed.ShouldBe(trashed);

    [Fact]
    public void Sums_are_exact_whether_sent_as_text_or_as_numbers()
    {
        var order = Map("""
            {"total":"134.95","shipping_total":"4.96","shipping_tax":1.04,"currency":"eur",
             "line_items":[{"product_id":7,"quantity":2,"total":"100.57","total_tax":"21.12"},
                           {"product_id":"8","quantity":"1","total":6.00,"total_tax":"1.26"}]}
            """).Order;

        (order.Total, order.Goods, order.GoodsTax, order.Shipping).ShouldBe((134.95m, 106.57m, 22.38m, 6.00m));
        order.Currency.ShouldBe("EUR");
        order.Lines.Select(line => (line.Product, line.Quantity)).ShouldBe([("7", 2m), ("8", 1m)]);
    }

    [Fact]
    public void Lines_take_brand_category_and_tags_from_their_product_decoded()
    {
        var product = ProductFacts.Of(JsonSerializer.Deserialize("""
            {"id":7,"brands":[],"categories":[{"name":"Kaas &amp;amp; zo"},{"name":"Overig"}],"tags":[{"name":"jong"}],
             "attributes":[{"name":"Kleur","options":["geel"]},{"name":"merk","options":["De &quot;Boer&quot;"]}]}
            """, WooJson.Default.ProductRow)!);
        var line = Map("""{"line_items":[{"product_id":7,"quantity":1,"total":"1"}]}""", product)
            .Order.Lines.ShouldHaveSingleItem();

        (line.Vendor, line.Type).ShouldBe(("De \"Boer\"", "Kaas & zo"));
        line.Tags.ShouldBe(["jong"]);
    }

    [Fact]
    public void A_guest_is_known_by_the_billing_address_and_the_order_carries_the_card()
    {
        var pulled = Map("""
            {"customer_id":0,"created_via":"checkout","coupon_lines":[{"code":"welkom15"}],
             "billing":{"first_name":"Zo&euml;","last_name":"O&#039;Neil","email":" Zoe@Example.COM ",
                         "country":"NL","city":"Ede"},
             "meta_data":[{"id":1,"key":"geboren","value":"28-02-1990"},
                          {"id":2,"key":"shopconnector_points","value":"12"}]}
            """);

        pulled.CustomerId.ShouldBeNull();
        pulled.DisplayName.ShouldBe("Zoë O'Neil");
        pulled.Guest.ShouldBe(new Customer
        {
            Key = CustomerKey.Guest("kaashuis", "zoe@example.com"),
            Email = "zoe@example.com",
            Country = "NL",
            City = "Ede",
            Birthday = new LocalDate(1990, 2, 28),
        });
        pulled.Card.ShouldBe(new LoyaltyCard { Points = 12, HasTagField = false });
        pulled.Order.Channel.ShouldBe("checkout");
        pulled.Order.DiscountCodes.ShouldBe(["welkom15"]);
    }

    [Theory]
    [InlineData("deleted@site.invalid")] // What WooCommerce leaves of a buyer who asked to be forgotten.
    [InlineData("noreply@kaashuis.example")]
    [InlineData("")]
    public void An_order_under_an_address_of_nobody_joins_nobody(string email)
    {
        var pulled = Map($$$"""{"customer_id":0,"billing":{"first_name":"[deleted]","email":"{{{email}}}"}}""");

        (pulled.CustomerId, pulled.Email, pulled.Guest).ShouldBe((null, null, null));
    }

    [Fact]
    public void An_order_of_an_account_carries_nothing_unless_it_was_a_guests_before()
    {
        Map("""{"customer_id":"42"}""").Card.ShouldBeNull();
        var linked = Map("""{"customer_id":42,"meta_data":[{"id":1,"key":"shopconnector_tags","value":["VIP"]}]}""");

        linked.CustomerId.ShouldBe("42");
        linked.Guest.ShouldBeNull();
        linked.Card.ShouldBe(new LoyaltyCard { Tags = ["VIP"] });
    }

    [Theory]
    [InlineData("""{"billing":[],"meta_data":"","line_items":{"0":{"product_id":1,"total":"5"}},"refunds":null}""")]
    [InlineData("""{"billing":null,"meta_data":[{"id":1,"key":"x","value":{"deep":[1,{"er":null}]}}]}""")]
    public void Empty_PHP_arrays_gaps_and_foreign_metadata_are_read(string fields) =>
        Map(fields).Order.Total.ShouldBe(10m);

    [Theory]
    [InlineData("""{"total":null}""", "total")]
    [InlineData("""{"currency":""}""", "currency")]
    [InlineData("""{"date_created_gmt":"0000-00-00T00:00:00"}""", "date_created_gmt")]
    public void What_cannot_be_understood_is_odd_and_named(string fields, string field) =>
        Should.Throw<OddRecordException>(() => Map(fields)).Field.ShouldBe(field);

    [Theory]
    [InlineData("checkout-draft", true)]
    [InlineData("auto-draft", true)]
    [InlineData("pending", false)]
    [InlineData("trash", false)]
    public void A_draft_is_no_order(string status, bool draft) =>
        OrderMapping.IsDraft(Row($$"""{"status":"{{status}}"}""")).ShouldBe(draft);

    private static OrderRow Row(string fields) => JsonSerializer.Deserialize(Merged(fields), WooJson.Default.OrderRow)!;

    private static PulledOrder Map(string fields, ProductFacts? product = null) =>
        new OrderMapping("kaashuis", "geboren").Map(
            Row(fields), [], _ => product ?? ProductFacts.Unknown, StubWoo.Now);

    private static string Merged(string fields)
    {
        var merged = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var usual = """
            {"id":1001,"status":"completed","currency":"EUR","total":"10.00","date_created_gmt":"2026-03-01T14:00:00",
             "date_modified_gmt":"2026-03-01T14:00:00","customer_id":42}
            """;
        foreach (var one in JsonDocument.Parse(usual).RootElement.EnumerateObject())
            merged[one.Name] = one.Value;
        foreach (var one in JsonDocument.Parse(fields).RootElement.EnumerateObject())
            merged[one.Name] = one.Value;
        return JsonSerializer.Serialize(merged);
    }
}
