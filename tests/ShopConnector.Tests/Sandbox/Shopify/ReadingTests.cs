using System.Globalization;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class ReadingTests : IAsyncLifetime
{
    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(customers: 60);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task An_orders_amounts_add_up_as_they_are_shown()
    {
        foreach (var order in _shop.Shop.State.Orders.Values.Where(one => !one.Unreadable).Take(60))
        {
            var shown = await OrderAsync(order);
            Amount(shown["totalPriceSet"]).ShouldBe(order.Total);
            (Amount(shown["subtotalPriceSet"]) + Amount(shown["totalShippingPriceSet"])).ShouldBe(order.Total);
            var lines = shown["lineItems"]!["nodes"]!.AsArray();
            lines.Sum(line => Amount(line!["discountedTotalSet"])).ShouldBe(order.Subtotal);
            shown["refunds"]!.AsArray().Sum(refund => Amount(refund!["totalRefundedSet"])).ShouldBe(order.Refunded);
            Amount(shown["currentTotalPriceSet"]).ShouldBe(order.Total - order.Refunded);
        }
    }

    [Fact]
    public async Task The_status_follows_the_money()
    {
        var orders = _shop.Shop.State.Orders.Values.Where(one => !one.Unreadable).ToList();
        var refunded = orders.First(one => one.Refunded > 0 && one.Refunded < one.Total);
        (await OrderAsync(refunded))["displayFinancialStatus"]!.GetValue<string>().ShouldBe("PARTIALLY_REFUNDED");
        var paid = orders.First(one => one is { PaidAt: not null, Refunds.Count: 0 });
        var shown = await OrderAsync(paid);
        shown["displayFinancialStatus"]!.GetValue<string>().ShouldBe("PAID");
        shown["transactions"]!.AsArray().Single()!["kind"]!.GetValue<string>().ShouldBe("SALE");
    }

    [Fact]
    public async Task A_guests_order_has_no_customer()
    {
        var guest = _shop.Shop.State.Orders.Values.First(one => one is { CustomerId: null, Unreadable: false });
        var shown = await OrderAsync(guest);
        shown["customer"].ShouldBeNull();
        shown["email"]!.GetValue<string>().ShouldBe(guest.Email);
    }

    [Fact]
    public async Task A_customer_is_shown_with_what_it_spent()
    {
        var customer = _shop.Shop.State.Customers.Values.First(one =>
            _shop.Shop.State.Orders.Values.Any(order => order.CustomerId == one.Id && order.PaidAt is not null));
        var data = await _shop.DataAsync(
                "query Q($id: ID!) { customer(id: $id) { ...Facts orders(first: 250) { nodes { id } } "
                + "} } fragment Facts on Customer { legacyResourceId numberOfOrders amountSpent { "
                + "amount currencyCode } mail: defaultEmailAddress { emailAddress } }",
            new JsonObject { ["id"] = Gid.Of("Customer", customer.Id) });
        var shown = data["customer"]!;
        shown["numberOfOrders"]!.GetValue<string>().ShouldBe($"{shown["orders"]!["nodes"]!.AsArray().Count}");
        shown["amountSpent"]!["currencyCode"]!.GetValue<string>().ShouldBe("EUR");
        shown["mail"]!["emailAddress"]!.GetValue<string>().ShouldBe(customer.Email);
    }

    [Theory, InlineData(true, """{"shop":{"name":"atelier"}}"""), InlineData(false,
        """{"shop":{"name":"atelier","currencyCode":"EUR"}}""")]
    public async Task Directives_leave_fields_out(bool skip, string answer)
    {
        var data = await _shop.DataAsync(
                "query Q($skip: Boolean = false) { shop { name currencyCode @skip(if: $skip) ... "
                + "@include(if: false) { id } } }",
            new JsonObject { ["skip"] = skip });
        data.ToJsonString().ShouldBe(answer);
    }

    [Fact]
    public async Task Unknown_nodes_are_null_without_an_error_and_known_ones_have_their_type()
    {
        var data = await _shop.DataAsync(
            "query Q($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Customer { numberOfOrders } } }",
            new JsonObject
            {
                ["ids"] = new JsonArray("gid://shopify/Product/0", "gid://shopify/Banana/1", _shop
                .FirstCustomer)
            });
        data["nodes"]![0].ShouldBeNull();
        data["nodes"]![1].ShouldBeNull();
        data["nodes"]![2]!["__typename"]!.GetValue<string>().ShouldBe("Customer");
        data["nodes"]![2]!["numberOfOrders"].ShouldNotBeNull();
    }

    [Fact]
    public async Task An_id_of_another_kind_is_told_at_the_top()
    {
        var answer = await _shop.AskAsync("query Q {\n  bulkOperation(id: \"gid://shopify/Product/1\") { id }\n}");
        answer["errors"]!.ToJsonString().ShouldBe(
            """[{"message":"Invalid id: gid://shopify/Product/1","locations":[{"line":2,"column":"""
            + """3}],"extensions":{"code":"RESOURCE_NOT_FOUND"},"path":["bulkOperation"]}]""");
    }

    private async Task<JsonNode> OrderAsync(ShopOrder order) => (await _shop.DataAsync(
        """
        query Q($id: ID!) {
          order(id: $id) {
            email customer { id } displayFinancialStatus
            totalPriceSet { shopMoney { amount } } subtotalPriceSet { shopMoney { amount } }
            totalShippingPriceSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } }
            lineItems(first: 100) { nodes { discountedTotalSet(withCodeDiscounts: true) { shopMoney { amount } } } }
            refunds { totalRefundedSet { shopMoney { amount } } }
            transactions { kind amountSet { shopMoney { amount } } }
          }
        }
        """, new JsonObject { ["id"] = Gid.Of("Order", order.Id) }))["order"]!;

    private static decimal Amount(JsonNode? bag) =>
        decimal.Parse(bag!["shopMoney"]!["amount"]!.GetValue<string>(), CultureInfo.InvariantCulture);
}
