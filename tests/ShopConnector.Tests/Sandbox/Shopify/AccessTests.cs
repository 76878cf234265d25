using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Sandbox.Shopify;

namespace ShopConnector.Tests.Sandbox.Shopify;

public sealed class AccessTests : IAsyncLifetime
{
    private const string Unauthorized =
        """{"errors":"[API] Invalid API key or access token (unrecognized login or wrong password)"}""";

    private ShopifyShop _shop = null!;

    public async Task InitializeAsync() => _shop = await ShopifyShop.OpenAsync(
        new ShopifyOptions { Scopes = ["read_customers", "read_orders"] }, customers: 20);

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task A_wrong_token_is_told_in_json()
    {
        using var answer = await _shop.SendAsync("{ shop { id } }", token: "shpat_wrong");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(Unauthorized);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_from_then_on()
    {
        await _shop.DataAsync("{ shop { id } }");
        _shop.State.Access.Revoke();
        using var answer = await _shop.SendAsync("{ shop { id } }");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Client_credentials_give_a_token_for_a_day()
    {
        var (status, granted) = await GrantAsync(_shop.Shop.Credentials.ClientSecret!);
        status.ShouldBe(HttpStatusCode.OK);
        granted["expires_in"]!.GetValue<int>().ShouldBe(86_399);
        granted["scope"]!.GetValue<string>().ShouldBe("read_customers,read_orders");
        var token = granted["access_token"]!.GetValue<string>();
        using (var fresh = await _shop.SendAsync("{ shop { id } }", token: token))
            fresh.StatusCode.ShouldBe(HttpStatusCode.OK);
        _shop.Pass(Duration.FromSeconds(86_400));
        using var late = await _shop.SendAsync("{ shop { id } }", token: token);
        late.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token()
    {
        var (status, refused) = await GrantAsync("shpss_wrong");
        status.ShouldBe(HttpStatusCode.BadRequest);
        refused["error"]!.GetValue<string>().ShouldBe("invalid_client");
    }

    [Theory, InlineData("2026-10"), InlineData("2019-01")]
    public async Task The_version_that_answers_is_in_a_header(string version)
    {
        using var answer = await _shop.SendAsync("{ shop { id } }", version: version);
        answer.Headers.GetValues("X-Shopify-API-Version").Single().ShouldBe("2026-10");
    }

    [Fact]
    public async Task A_missing_scope_denies_one_field_and_answers_the_other()
    {
        var answer = await _shop.AskAsync(
            "query Q {\n  shop { currencyCode }\n  lost: codeDiscountNodeByCode(code: \"X\") { id }\n}");
        answer["data"]!.ToJsonString().ShouldBe("""{"shop":{"currencyCode":"EUR"},"lost":null}""");
        var error = answer["errors"]![0]!;
        error["message"]!.GetValue<string>().ShouldBe(
                "Access denied for codeDiscountNodeByCode field. Required access: Apps must have "
                + "`read_discounts` access scope.");
        error["path"]!.ToJsonString().ShouldBe("""["lost"]""");
        error["extensions"]!["code"]!.GetValue<string>().ShouldBe("ACCESS_DENIED");
    }

    [Fact]
    public async Task Without_the_scope_to_write_a_tag_is_not_added()
    {
        var answer = await _shop.AskAsync(
            "mutation M($id: ID!) { tagsAdd(id: $id, tags: [\"VIP\"]) { node { id } } }",
            new JsonObject { ["id"] = _shop.FirstCustomer });
        answer["errors"]![0]!["extensions"]!["requiredAccess"]!.GetValue<string>()
            .ShouldBe("`write_customers` access scope.");
        _shop.Buyer(0).Tags.ShouldNotContain("VIP");
    }

    [Fact]
    public async Task A_null_where_none_is_allowed_takes_the_whole_answer()
    {
        var answer = await _shop.AskAsync("{ shop { id } discountNodes(first: 1) { nodes { id } } }");
        answer["data"].ShouldBeNull();
        answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe("ACCESS_DENIED");
    }

    [Fact]
    public async Task Without_read_all_orders_only_sixty_days_are_shown()
    {
        var oldest = _shop.Shop.State.Orders.Values.Min(order => order.PlacedAt);
        oldest.ShouldBeLessThan(_shop.Shop.State.Now - Duration.FromDays(60));
        var data = await _shop.DataAsync("{ orders(first: 1, sortKey: PROCESSED_AT) { nodes { processedAt } } }");
        var first = NodaTime.Text.InstantPattern.General.Parse(
            data["orders"]!["nodes"]![0]!["processedAt"]!.GetValue<string>()).Value;
        first.ShouldBeGreaterThan(_shop.Shop.State.Now - Duration.FromDays(60));
    }

    [Fact]
    public async Task The_app_can_read_its_own_scopes()
    {
        var data = await _shop.DataAsync("{ currentAppInstallation { accessScopes { handle } } }");
        data.ToJsonString().ShouldBe(
            """{"currentAppInstallation":{"accessScopes":[{"handle":"read_customers"},{"handle":"read_orders"}]}}""");
    }

    private async Task<(HttpStatusCode Status, JsonObject Body)> GrantAsync(string secret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = _shop.Shop.Credentials.ClientId!,
            ["client_secret"] = secret,
        });
        using var answer = await _shop.Http.PostAsync("admin/oauth/access_token", form);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }
}
