using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Presentation.Plans;

/// <summary>What a code takes off, as its buyer would say it: <c>EUR 7,50 from EUR 30,00</c>.</summary>
internal static class CodeText
{
    public static string Of(CodeToIssue code)
    {
        var terms = code.Terms;
        var value = terms.Kind switch
        {
            CodeKind.Percent => Figures.Percent(terms.Number),
            CodeKind.Amount => Money(terms.Number, code.Currency),
            CodeKind.FreeShipping => "free shipping",
            _ => throw new ArgumentOutOfRangeException(nameof(code), terms.Kind, "A kind of code without words."),
        };
        return terms.MinimumSpend > 0m ? $"{value} from {Money(terms.MinimumSpend, code.Currency)}" : value;
    }

    private static string Money(decimal amount, string? currency) => Figures.Amount(amount, currency ?? "").TrimStart();
}
