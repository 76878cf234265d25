namespace ShopConnector.Loyalty.Offers;

/// <summary>
/// What a discount code takes off and when. Fixed when its entitlement opens: a rule changed later never changes a code
/// that was promised.
/// </summary>
/// <param name="Number">15 means 15 %, or 15.00 in the programme's currency; not read for free shipping.</param>
/// <param name="MinimumSpend">Least amount of goods, in the programme's currency; 0: none.</param>
/// <param name="Combines">Whether it may be used beside other discounts on goods.</param>
public sealed record CodeTerms(
    CodeKind Kind, decimal Number = 0m, decimal MinimumSpend = 0m, bool Combines = false)
{
    public static CodeTerms Percent(decimal number) => new(CodeKind.Percent, number);
}

public enum CodeKind { Percent, Amount, FreeShipping }
