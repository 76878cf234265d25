using System.Net;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Recalling;

namespace ShopConnector.Tests.Shops.WooCommerce.Write;

/// <summary>WooCommerce without coupons answers as if the key might not use them.</summary>
public sealed class CouponsOffTests : IDisposable
{
    private const string Off = "coupons are switched off in WooCommerce";

    private readonly StubWoo _stub = new();

    public CouponsOffTests()
    {
        _stub.On("GET coupons", _ => StubWoo.Error(HttpStatusCode.Forbidden, "woocommerce_rest_cannot_view"));
        _stub.On("POST coupons/batch", _ => StubWoo.Error(HttpStatusCode.Forbidden, "woocommerce_rest_cannot_batch"));
        _stub.On("POST customers/batch", asked => StubWoo.Json(asked.Body!));
        Switch("no");
    }

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task The_codes_are_refused_and_all_else_is_written()
    {
        var outcome = (await WriteAsync(Issue)).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe(
        [
            $"the code for Kom terug: {Off}: tick Enable the use of coupon codes under WooCommerce → Settings → "
            + "General, or take the offers out of the programme.",
        ]);
        outcome.IsLasting.ShouldBeTrue();
        outcome.Done!.Fields.ShouldBe([new FieldChange(CardField.Points, null, "5")]);
        outcome.Done.Issue.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_that_is_to_be_taken_back_waits_until_they_are_on_again()
    {
        var change = Issue with
        {
            Fields = [new(CardField.Points, null, "5")],
            Issue = [],
            Retire = [new("winback:m1:1", "KOM-1")],
        };

        var outcome = (await WriteAsync(change)).ShouldBeOfType<WriteOutcome.Refused>();

        outcome.Reasons.ShouldBe([$"KOM-1 was not taken back: {Off}."]);
        outcome.Done!.Fields.ShouldBe([new FieldChange(CardField.Points, null, "5")]);
        outcome.Done.Retire.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_may_not_use_them_stops_the_run_as_before()
    {
        Switch("yes");

        (await Should.ThrowAsync<ShopException>(WriteAsync(Issue))).Problem.ShouldBe(
            "WooCommerce does not let this key write (woocommerce_rest_cannot_batch).");
    }

    [Fact]
    public async Task Check_names_the_switch_and_not_the_key()
    {
        var lines = await _stub.Shop().CheckAsync(CancellationToken.None);

        foreach (var subject in (string[])["read coupons", "write coupons"])
        {
            var line = lines.Single(one => one.Subject == subject);
            (line.Result, line.Found, line.Remedy).ShouldBe((
                CheckResult.Warning, Off,
                "Without them no personal code can be given. Tick Enable the use of coupon codes under WooCommerce → "
                + "Settings → General."));
        }
    }

    [Fact]
    public async Task Nothing_is_recalled_and_nothing_fails()
    {
        var recalls = (IRecallsCodes)_stub.Shop();

        (await recalls.IssuedAsync(CancellationToken.None).ToListAsync()).ShouldBeEmpty();
    }

    private static CustomerChange Issue { get; } = new()
    {
        Customer = new CustomerKey("kaashuis", "42"),
        Email = "an@example.com",
        Fields = [new(CardField.OfferCode, null, "KOM-1"), new(CardField.Points, null, "5")],
        Issue =
        [
            new CodeToIssue(
                "winback:m1:1", "KOM-1", "Kom terug", CodeTerms.Percent(15m), StubWoo.Now,
                Instant.FromUtc(2026, 11, 8, 23, 0), new LocalDate(2026, 11, 8)),
        ],
    };

    private void Switch(string value) =>
        _stub.On("GET settings/general/woocommerce_enable_coupons", $$"""{"value":"{{value}}"}""");

    private async Task<WriteOutcome> WriteAsync(CustomerChange change) =>
        (await _stub.Shop().WriteAsync([change], CancellationToken.None)).ShouldHaveSingleItem();
}
