using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Shops.Money;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Tests.Shops.Codes;

public sealed class ShopTermsTests
{
    [Theory]
    [InlineData("EUR", "7.509", "30.999", "7.50", "30.99")]
    [InlineData("eur", "7.5", "0", "7.5", "0")]
    [InlineData("JPY", "799.9", "1.9", "799", "1")]
    [InlineData("KWD", "1.2345", "5.0009", "1.234", "5.000")]
    public void Amounts_are_rounded_down_to_the_shops_unit(
        string currency, string amount, string minimum, string rounded, string least)
    {
        var terms = ShopTerms.Of(Code(Number(amount), Number(minimum), currency.ToUpperInvariant()), currency);

        terms.Refusal.ShouldBeNull();
        terms.Terms.ShouldBe(new CodeTerms(CodeKind.Amount, Number(rounded), Number(least)));
    }

    [Theory]
    [InlineData("EUR", "CHF", "its amounts are in EUR and the shop sells in CHF. Let the offer take off a percentage "
        + "without a minimum spend, or give this shop a programme of its own.")]
    [InlineData(null, "EUR", "the plan does not say in which currency its amounts are. Make a new plan.")]
    [InlineData("EUR", null, "the shop does not tell its currency. Let the app or key read the shop's settings, then "
        + "apply again.")]
    public void An_amount_is_never_guessed(string? programme, string? shop, string why) =>
        ShopTerms.Of(Code(7.5m, 0m, programme), shop).Refusal.ShouldBe(why);

    [Fact]
    public void An_amount_of_which_nothing_is_left_is_refused() =>
        ShopTerms.Of(Code(0.9m, 0m, "JPY"), "JPY").Refusal.ShouldBe(
            "0.9 is less than the smallest amount of JPY. Let the offer take off more.");

    [Theory]
    [InlineData(CodeKind.Percent), InlineData(CodeKind.FreeShipping)]
    public void A_minimum_spend_is_money_too(CodeKind kind)
    {
        var code = Code(15m, 30m, "EUR");

        ShopTerms.Of(code with { Terms = new CodeTerms(kind, 15m, 30m) }, "CHF").Refusal.ShouldNotBeNull();
        ShopTerms.Of(code with { Terms = new CodeTerms(kind, 15m) }, currency: null).Refusal.ShouldBeNull();
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static CodeToIssue Code(decimal amount, decimal minimum, string? currency) => new(
        "e1", "KOM-7QX", "Kom terug", new CodeTerms(CodeKind.Amount, amount, minimum),
        Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2026, 11, 9, 0, 0), new LocalDate(2026, 11, 8))
    {
        Currency = currency,
    };
}
