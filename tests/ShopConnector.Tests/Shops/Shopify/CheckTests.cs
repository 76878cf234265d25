using System.Net;
using ShopConnector.Sync.Check;
using static ShopConnector.Tests.Shops.Shopify.ShopJson;

namespace ShopConnector.Tests.Shops.Shopify;

public sealed class CheckTests : IDisposable
{
    private readonly StubShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_shop_in_order_has_only_good_lines()
    {
        _shop.Then(_ => Dated(Facts(
                "read_customers", "write_customers", "read_orders", "read_all_orders", "read_products",
                "read_discounts", "write_discounts"), "Sun, 01 Nov 2026 10:00:00 GMT"))
            .Then(_ => Dated(Emails("\"an@example.com\""), "Sun, 01 Nov 2026 10:00:00 GMT"));

        var lines = await CheckAsync();

        lines.ShouldAllBe(line => line.Result == CheckResult.Ok);
        lines.Select(line => $"{line.Subject}: {line.Found}").ShouldBe(
        [
            "address: Atelier (atelier.myshopify.com)",
            "API version: 2026-10",
            "credentials: accepted",
            "scope read_customers: customers and their tags",
            "scope write_customers: writing tags and points",
            "scope read_orders: orders and refunds",
            "scope read_all_orders: orders older than 60 days; without it, history is unknown",
            "scope read_products: vendors, types and tags of what was bought",
            "scope read_discounts: recognising our own codes",
            "scope write_discounts: making personal codes and free shipping",
            "write permission: everything the programme asks for may be written",
            "personal data: e-mail addresses are visible",
            "clock: 0 s from the shop's",
            "plan: the shop does not tell it",
            "call budget: 2000 points, 100 per second",
        ]);
    }

    [Fact]
    public async Task Missing_scopes_hidden_e_mails_and_a_wrong_clock_are_named_with_their_remedy()
    {
        _shop.Then(_ => Dated(Facts("read_customers", "read_orders", "read_products"), "Sun, 01 Nov 2026 10:10:00 GMT"))
            .Then(_ => Dated(Emails("null"), "Sun, 01 Nov 2026 10:10:00 GMT"));

        var lines = (await CheckAsync()).Where(line => line.Result != CheckResult.Ok).ToList();

        lines.Select(line => (line.Subject, line.Result)).ShouldBe(
        [
            ("scope write_customers", CheckResult.Problem), ("scope read_all_orders", CheckResult.Problem),
            ("scope read_discounts", CheckResult.Problem), ("scope write_discounts", CheckResult.Problem),
            ("write permission", CheckResult.Problem), ("personal data", CheckResult.Warning),
            ("clock", CheckResult.Warning),
        ]);
        lines[0].Found.ShouldBe("missing; it is for writing tags and points");
        lines[0].Remedy.ShouldBe("Add write_customers to the app's scopes and install the app again.");
        lines[^1].Found.ShouldBe("this machine is 600 s behind");
    }

    [Fact]
    public async Task A_revoked_token_is_one_line_that_says_what_to_do()
    {
        _shop.Status(HttpStatusCode.Unauthorized, "{}");

        (await CheckAsync()).ShouldBe(
        [
            new CheckLine(
                "credentials", CheckResult.Problem, "Shopify does not accept the access token.",
                "Copy the token (shpat_…) again from the app's API credentials into AccessToken; "
                + "it may have been revoked."),
        ]);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_a_line_about_the_address()
    {
        _shop.Breaks(new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));

        var line = (await CheckAsync()).Single();

        (line.Subject, line.Result, line.Found).ShouldBe(
            ("address", CheckResult.Problem, "the name atelier.myshopify.com cannot be found."));
    }

    [Fact]
    public async Task Another_version_than_asked_for_is_a_warning()
    {
        _shop.Then(_ =>
        {
            var answer = Dated(Facts("write_customers", "write_discounts"), "Sun, 01 Nov 2026 10:00:00 GMT");
            answer.Headers.Remove("X-Shopify-API-Version");
            answer.Headers.Add("X-Shopify-API-Version", "2027-01");
            return answer;
        });

        (await CheckAsync())[1].ShouldBe(new CheckLine(
            "API version", CheckResult.Warning, "2027-01 where 2026-10 was asked for",
            "Update ShopConnector soon; the shop no longer serves the version it was made for."));
    }

    [Fact]
    public async Task What_shopify_will_take_away_is_a_warning_in_its_own_words()
    {
        _shop.Then(_ =>
        {
            var answer = Dated(Facts("write_customers", "write_discounts"), "Sun, 01 Nov 2026 10:00:00 GMT");
            answer.Headers.Add("X-Shopify-API-Deprecated-Reason", "https://shopify.dev/changelog");
            return answer;
        });

        (await CheckAsync())[1].ShouldBe(new CheckLine(
            "API version", CheckResult.Warning, "2026-10, and Shopify warns: https://shopify.dev/changelog",
            "Update ShopConnector before that part of the interface is gone."));
    }

    [Fact]
    public async Task Only_scopes_that_the_programme_needs_are_asked_for_and_more_are_named()
    {
        _shop.Then(_ => Dated(Facts(
                "write_customers", "read_orders", "read_all_orders", "read_products", "write_themes"),
                "Sun, 01 Nov 2026 10:00:00 GMT"))
            .Then(_ => Dated(Emails("null"), "Sun, 01 Nov 2026 10:00:00 GMT"));

        using var shop = _shop.Connect(options => options with { MakesCodes = false });
        var lines = await shop.CheckAsync(CancellationToken.None);

        lines.ShouldNotContain(line => line.Result == CheckResult.Problem);
        lines.Single(line => line.Subject == "other scopes").Found.ShouldBe(
            "write_themes: granted, and not needed by the programme");
    }

    private static string Emails(string email) =>
        """{"customers":{"nodes":[{"id":"gid://shopify/Customer/1","defaultEmailAddress":{"emailAddress":"""
        + email + "}}]}}";

    private static HttpResponseMessage Dated(string data, string date)
    {
        var answer = StubShop.Json(StubShop.Envelope(data));
        answer.Headers.TryAddWithoutValidation("Date", date);
        return answer;
    }

    private async Task<IReadOnlyList<CheckLine>> CheckAsync()
    {
        using var shop = _shop.Connect();
        return await shop.CheckAsync(CancellationToken.None);
    }
}
