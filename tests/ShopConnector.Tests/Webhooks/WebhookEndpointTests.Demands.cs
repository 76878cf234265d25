using System.Net;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using ShopConnector.Sync;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Tests.Webhooks;

public sealed partial class WebhookEndpointTests
{
    [Fact]
    public async Task A_demand_is_kept_before_it_is_answered()
    {
        (await SendAsync("atelier", Shopify("customers/redact", RedactBody(), Secret))).ShouldBe(HttpStatusCode.OK);

        await _demands.Received(1).KeepDemandAsync(
            Arg.Is<Demand>(demand => demand.Shop == "atelier" && demand.Kind == DemandKind.CustomerRedact
                && demand.Person!.Customer == "7" && demand.Person.Email == "an@example.com"
                && demand.Person.Orders.SequenceEqual(new[] { "299938", "280263" })),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_demand_that_cannot_be_kept_is_to_come_again()
    {
        _demands.KeepDemandAsync(Arg.Any<Demand>(), Arg.Any<CancellationToken>())
            .ThrowsAsync(new StorageException("the disk is full."));

        (await SendAsync("atelier", Shopify("customers/redact", RedactBody(), Secret)))
            .ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("customers/redact", "'id': 7, 'email': 'an@example.com'")]
    [InlineData("customers/redact", "'customer': { 'id': 7 }, 'orders_requested': [], 'data_request': { 'id': 9 }")]
    [InlineData("shop/redact", "'shop_id': 1, 'customer': { 'id': 7 }, 'orders_to_redact': []")]
    [InlineData("customers/data_request", "'customer': { }, 'data_request': { 'id': 9 }")]
    [InlineData("shop/redact", "'shop_id': 1", "bakkerij.myshopify.com")]
    public async Task A_demand_whose_signed_body_says_something_else_is_refused(
        string topic, string fields, string host = "atelier.myshopify.com")
    {
        var body = $"{{ 'shop_domain': '{host}', {fields} }}".Replace('\'', '"');
        (await SendAsync("atelier", Shopify(topic, body, Secret))).ShouldBe(HttpStatusCode.BadRequest);

        await _demands.DidNotReceiveWithAnyArgs().KeepDemandAsync(default!, default);
    }

    private static string RedactBody() => """
        { "shop_id": 954889, "shop_domain": "atelier.myshopify.com",
          "customer": { "id": 7, "email": "an@example.com", "phone": "555-625-1199" },
          "orders_to_redact": [299938, 280263] }
        """;
}
