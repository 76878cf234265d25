using System.Globalization;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Money;

/// <summary>
/// What a code takes off in the shop's own money, or why the shop cannot be given it. An amount is never exchanged:
/// the rate of a day would make another promise of the one the customer reads.
/// </summary>
/// <param name="Refusal">What is wrong and what to do; null when the code can be made.</param>
internal sealed record ShopTerms(CodeTerms Terms, string? Refusal)
{
    /// <summary>Only then does the shop's currency matter.</summary>
    public static bool HoldsMoney(CodeTerms terms) => terms.Kind == CodeKind.Amount || terms.MinimumSpend > 0m;

    /// <param name="currency">What the shop sells in; null when it does not say. Not read without amounts.</param>
    public static ShopTerms Of(CodeToIssue code, string? currency)
    {
        var terms = code.Terms;
        if (!HoldsMoney(terms))
            return new ShopTerms(terms, Refusal: null);

        if (currency is null)
        {
            return new ShopTerms(
                terms, "the shop does not tell its currency. Let the app or key read the shop's settings, then apply "
                + "again.");
        }

        if (code.Currency is null)
            return new ShopTerms(terms, "the plan does not say in which currency its amounts are. Make a new plan.");

        return string.Equals(code.Currency, currency, StringComparison.OrdinalIgnoreCase)
            ? Rounded(terms, currency)
            : new ShopTerms(
                terms, $"its amounts are in {code.Currency} and the shop sells in {currency}. Let the offer take off a "
                + "percentage without a minimum spend, or give this shop a programme of its own.");
    }

    private static ShopTerms Rounded(CodeTerms terms, string currency)
    {
        var rounded = terms with { MinimumSpend = CurrencyUnit.RoundDown(terms.MinimumSpend, currency) };
        if (terms.Kind != CodeKind.Amount)
            return new ShopTerms(rounded, Refusal: null);

        rounded = rounded with { Number = CurrencyUnit.RoundDown(terms.Number, currency) };
        return rounded.Number > 0m
            ? new ShopTerms(rounded, Refusal: null)
            : new ShopTerms(terms, string.Create(
                CultureInfo.InvariantCulture,
                $"{terms.Number} is less than the smallest amount of {currency}. Let the offer take off more."));
    }
}
