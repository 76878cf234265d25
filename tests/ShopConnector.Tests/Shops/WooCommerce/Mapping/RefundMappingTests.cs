using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Tests.Shops.WooCommerce.Mapping;

public sealed class RefundMappingTests
{
    private static readonly Order _order = new()
    {
        Key = new OrderKey("kaashuis", "1"),
        PlacedAt = StubWoo.Now,
        Currency = "EUR",
        Total = 127m,
        Goods = 100m,
        GoodsTax = 21m,
        Shipping = 6m,
    };

    [Fact]
    public void Lines_say_what_was_given_back() => Map("""
        [{"id":9,"date_created_gmt":"2026-03-20T10:00:00","amount":"64.50",
          "line_items":[{"total":"-50.00","total_tax":"-10.50"}],
          "shipping_lines":[{"total":"-3.31","total_tax":"-0.69"}],"fee_lines":[]}]
        """).ShouldBe([new Refund
    {
        Id = "9", At = Instant.FromUtc(2026, 3, 20, 10, 0), Total = 64.50m, Goods = 50m, GoodsTax = 10.50m,
    }]);

    [Fact]
    public void An_amount_without_lines_is_spread_over_goods_tax_and_shipping() =>
        Parts("""[{"id":9,"date_created_gmt":"2026-03-20T10:00:00","amount":"12.70"}]""").ShouldBe([(10m, 2.10m)]);

    [Fact]
    public void What_lines_do_not_explain_is_spread_over_what_they_left() =>
        Parts("""
            [{"id":9,"date_created_gmt":"2026-03-20T10:00:00","amount":"127.00",
              "line_items":[{"total":"-50.00","total_tax":"-10.50"}]}]
            """).ShouldBe([(100m, 21m)]);

    [Fact]
    public void A_fee_given_back_costs_no_goods() =>
        Parts("""
            [{"id":9,"date_created_gmt":"2026-03-20T10:00:00","amount":"2.42",
              "fee_lines":[{"total":"-2.00","total_tax":"-0.42"}]}]
            """).ShouldBe([(0m, 0m)]);

    [Fact]
    public void Refunds_follow_each_other_and_end_at_everything() =>
        Parts("""
            [{"id":11,"date_created_gmt":"2026-03-22T10:00:00","amount":"100.00"},
             {"id":10,"date_created_gmt":"2026-03-21T10:00:00","amount":"27.00"}]
            """).ShouldBe([(21.26m, 4.46m), (78.74m, 16.54m)]);

    [Fact]
    public void A_restock_without_money_is_no_refund() =>
        Parts("""[{"id":9,"date_created_gmt":"2026-03-20T10:00:00","amount":"0.00"}]""").ShouldBeEmpty();

    [Fact]
    public void Yen_have_no_decimals() => Map("""[{"id":9,"date_created_gmt":"2026-03-20T10:00:00","amount":"100"}]""",
            _order with { Currency = "JPY", Goods = 1000m, GoodsTax = 105m, Shipping = 0m })
        .Select(refund => (refund.Goods, refund.GoodsTax)).ShouldBe([(90m, 10m)]);

    private static IEnumerable<(decimal, decimal)> Parts(string refunds) =>
        Map(refunds).Select(refund => (refund.Goods, refund.GoodsTax));

    private static ImmutableArray<Refund> Map(string refunds, Order? order = null) => RefundMapping.Map(
        order ?? _order,
        JsonDocument.Parse(refunds).RootElement.EnumerateArray()
            .Select(one => one.Deserialize(WooJson.Default.RefundRow)!).ToList());
}
