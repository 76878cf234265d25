using System.Net;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using ShopConnector.AppProxy;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Tests.Sync;
using ShopConnector.Web;

namespace ShopConnector.Tests.AppProxy;

/// <summary>Who is answered, and with whose page.</summary>
public sealed class AppProxyTests : IAsyncLifetime
{
    private Storefront _storefront = null!;

    public async Task InitializeAsync()
    {
        _storefront = await Storefront.OpenAsync(Program);
        _storefront.Has("1", Member("1", points: 111, language: "en"));
        _storefront.Has("2", Member("2", points: 222));
    }

    public Task DisposeAsync() => _storefront.DisposeAsync().AsTask();

    [Fact]
    public async Task A_shopper_sees_the_own_page_within_the_theme()
    {
        var answer = await _storefront.AskAsync("2");

        (await TextOf(answer)).ShouldContain("value=\"222\"");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/liquid; charset=utf-8");
        answer.Headers.Select(header => $"{header.Key}: {string.Join(' ', header.Value)}")
            .Where(header => !header.StartsWith("Date", StringComparison.Ordinal)
                && !header.StartsWith("Transfer", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Cache-Control: no-store, private", "X-Content-Type-Options: nosniff"]);
    }

    [Fact]
    public async Task A_page_of_its_own_forbids_all_but_its_own_style()
    {
        await using var plain = await Storefront.OpenAsync(Program, ShopperPageLook.Plain);
        plain.Has("2", Member("2", points: 222));

        var answer = await plain.AskAsync("2");

        var html = await TextOf(answer);
        html.ShouldStartWith("<!doctype html>");
        html.ShouldContain("value=\"222\"");
        html.ShouldNotContain("<script");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
        policy.ShouldEndWith("'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        policy.ShouldContain(HashOfStyle(html));
    }

    [Fact]
    public async Task Without_a_signature_of_this_app_nobody_is_answered_and_nothing_is_read()
    {
        (await _storefront.AskAsync(secret: "forged")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var signed = Storefront.Sign(
            "shop=atelier.myshopify.com&logged_in_customer_id=1&path_prefix=/apps/x&timestamp=1795338000");
        (await _storefront.SendAsync(signed)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _storefront.Storage.ClearReceivedCalls();

        var tampered = await _storefront.SendAsync(
            signed.Replace("customer_id=1", "customer_id=2", StringComparison.Ordinal));

        tampered.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await TextOf(tampered)).ShouldBeEmpty();
        await _storefront.Storage.DidNotReceiveWithAnyArgs().MemberOfAsync(default, default);
    }

    [Fact]
    public async Task The_secret_before_a_rotation_still_counts() =>
        (await _storefront.AskAsync(secret: "old")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("atelier2.myshopify.com")]
    [InlineData("ATELIER.myshopify.com.evil.example")]
    [InlineData("")]
    public async Task Another_shop_of_the_same_app_is_refused(string shop) =>
        (await _storefront.AskAsync(shop: shop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("2", "logged_in_customer_id=1")]
    [InlineData("1,2", null)]
    [InlineData("-1", null)]
    [InlineData("1 OR 1=1", null)]
    [InlineData("guest:an@example.com", null)]
    [InlineData("١", null)]
    [InlineData("123456789012345678901", null)]
    public async Task What_does_not_name_one_customer_is_refused(string customer, string? own)
    {
        (await _storefront.AskAsync(customer, own: own)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await _storefront.Storage.DidNotReceiveWithAnyArgs().MemberOfAsync(default, default);
    }

    [Fact]
    public async Task A_request_that_somebody_kept_is_refused()
    {
        var (old, ahead) = (ProxyCall.OldestFor, Duration.Zero - ProxyCall.AheadFor);
        var second = Duration.FromSeconds(1);

        (await _storefront.AskAsync(age: old)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _storefront.AskAsync(age: old + second)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _storefront.AskAsync(age: ahead)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _storefront.AskAsync(age: ahead - second)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_the_shopper_typed_changes_nothing()
    {
        var plain = await TextOf(await _storefront.AskAsync("2"));

        (await TextOf(await _storefront.AskAsync(
            "2", own: "utm_source=mail&x=%7B%7Bcustomer.email%7D%7D&%F0%9F%92%B6=1&x=%3Cscript%3E"))).ShouldBe(plain);
    }

    [Theory]
    [InlineData("1", "/apps/loyalty", null, "en")]
    [InlineData("1", "/nl/apps/loyalty", null, "nl")]
    [InlineData("1", "/nl-be/apps/loyalty", null, "nl")]
    [InlineData("1", "/fr/apps/loyalty", null, "en")]
    [InlineData("2", "/apps/loyalty", null, "nl")]
    [InlineData("2", "/nl/apps/loyalty", "locale=en-GB", "en")]
    [InlineData("2", "/apps/loyalty", "locale=xx", "nl")]
    public async Task The_address_says_the_language_then_the_customer_then_the_programme(
        string customer, string prefix, string? own, string language) =>
        (await TextOf(await _storefront.AskAsync(customer, prefix, own))).ShouldContain($"lang=\"{language}\"");

    [Theory]
    [InlineData("/apps/loyalty", "href=\"/account/login\">Inloggen</a>")]
    [InlineData("/en/apps/loyalty", "href=\"/en/account/login\">Log in</a>")]
    public async Task Who_is_not_logged_in_is_shown_where_to(string prefix, string link)
    {
        (await TextOf(await _storefront.AskAsync("", prefix))).ShouldContain(link);
        await _storefront.Storage.DidNotReceiveWithAnyArgs().MemberOfAsync(default, default);
    }

    [Fact]
    public async Task Who_is_not_known_yet_reads_that_we_are_counting_as_does_whose_shop_is_not_read_yet()
    {
        var unknown = await TextOf(await _storefront.AskAsync("3"));
        _storefront.Storage.ReadsAsync(default).ReturnsForAnyArgs([]);

        unknown.ShouldContain("We zijn je punten nog aan het tellen.");
        (await TextOf(await _storefront.AskAsync("2"))).ShouldBe(unknown);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("atelier")]
    public async Task Who_has_not_proven_the_address_sees_nothing_of_a_guest_or_another_shop(string shop)
    {
        var known = Member("2", points: 222);
        var other = new HeldCustomer { Key = new CustomerKey(shop, "guest:1"), Card = LoyaltyCard.Empty };
        _storefront.Has("2", known with { Customers = [.. known.Customers, other] });
        _storefront.Storage.ReadsAsync(default).ReturnsForAnyArgs(
            [new ShopRead("atelier", Storefront.Domain, Storefront.Now), new ShopRead("other", "x", Storefront.Now)]);

        var before = await TextOf(await _storefront.AskAsync("2"));
        _storefront.Shop.HasVerifiedEmailAsync("2", Arg.Any<CancellationToken>()).Returns(true);
        _storefront.Clock.Now += VerifiedEmails.NoFor;

        before.ShouldContain("Bevestig eerst dat het e-mailadres van je account van jou is.");
        before.ShouldNotContain("222");
        (await TextOf(await _storefront.AskAsync("2"))).ShouldContain("value=\"222\"");
    }

    [Fact]
    public async Task Of_an_address_that_was_proven_when_it_was_pulled_the_shop_is_not_asked_again()
    {
        var known = Member("2", points: 222);
        var guest = new HeldCustomer { Key = new CustomerKey("atelier", "guest:1"), Card = LoyaltyCard.Empty };
        var customer = known.History.Customers[0] with { HasVerifiedEmail = true };
        _storefront.Has("2", new StoredMember(
            known.History with { Customers = [customer] }, [.. known.Customers, guest]));

        (await TextOf(await _storefront.AskAsync("2"))).ShouldContain("value=\"222\"");
        await _storefront.Shop.DidNotReceiveWithAnyArgs().HasVerifiedEmailAsync("", default);
    }

    [Fact]
    public async Task A_shop_that_its_setting_does_not_name_is_asked_once_for_its_domain()
    {
        await using var sandbox = await Storefront.OpenAsync(
            Program, url: "http://127.0.0.1:1", domain: "atelier.myshopify.com");

        (await sandbox.AskAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sandbox.AskAsync(shop: "other.myshopify.com")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_reading_is_allowed()
    {
        (await _storefront.AskAsync(method: HttpMethod.Post)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        var head = await _storefront.AskAsync(method: HttpMethod.Head);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TextOf(head)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/proxy/kaashuis")]
    [InlineData("/proxy/ATELIER")]
    [InlineData("/proxy/atelier/more")]
    public async Task No_other_path_is_answered(string path)
    {
        var signed = Storefront.Sign(
            "shop=atelier.myshopify.com&logged_in_customer_id=1&path_prefix=/apps/x&timestamp=1795338000");

        (await _storefront.SendAsync(signed, path: path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_query_longer_than_any_is_refused() =>
        (await _storefront.AskAsync(own: "x=" + new string('a', 10_000)))
            .StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);

    [Fact]
    public async Task A_database_that_fails_is_no_page_and_tells_nothing()
    {
        _storefront.Storage.MemberOfAsync(default, default)
            .ThrowsAsyncForAnyArgs(new StorageException("SQLite file secret.db: the disk is full."));

        var answer = await _storefront.AskAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await TextOf(answer)).ShouldBeEmpty();
    }

    private static CompiledProgram Program { get; } = CompiledProgram.TryCompile(
        new LoyaltyProgram
        {
            Zone = Programs.Zone,
            Currency = "EUR",
            Language = Language.Nl,
            Points = new PointsRules(),
        },
        out _)!;

    private static StoredMember Member(string id, long points, string? language = null)
    {
        var key = new CustomerKey("atelier", id);
        var given = Storefront.Now - Duration.FromDays(1);
        return new StoredMember(
            new MemberHistory
            {
                Id = $"m{id}",
                Customers = [new Customer { Key = key, CreatedAt = given, Language = language }],
                Manual = [new ManualPoints("g1", given, points, "welkom", "staff")],
            },
            [new HeldCustomer { Key = key, Card = LoyaltyCard.Empty }]);
    }

    private static Task<string> TextOf(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    private static string HashOfStyle(string html)
    {
        var from = html.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        var style = html[from..html.IndexOf("</style>", StringComparison.Ordinal)];
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
    }
}
