using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write.Codes;

/// <summary>Whose a discount is. Only one that is the same in everything the customer was promised is ours.</summary>
internal static class CodeOwnership
{
    // Percentages travel as floating-point numbers; beyond this they say nothing.
    private const int PercentDecimals = 6;

    /// <param name="terms">In the shop's own money.</param>
    public static bool IsOurs(DiscountNode node, CodeToIssue code, CodeTerms terms, string customer) =>
        (code.ForFriends ? IsForAll(node) : BelongsTo(node, customer, orNobody: false))
        && string.Equals(node.CodeDiscount?.Title, code.Title, StringComparison.Ordinal)
        && TakesOff(node.CodeDiscount!, terms);

    /// <param name="orNobody">Whether a code whose customer was deleted counts too.</param>
    public static bool BelongsTo(DiscountNode node, string customer, bool orNobody) =>
        node.CodeDiscount?.Context?.Customers switch
        {
            [var only] => string.Equals(only.Id, customer, StringComparison.Ordinal),
            [] => orNobody,
            _ => false,
        };

    /// <summary>A code for friends names nobody; that it is ours shows in itself, for no one can guess it.</summary>
    public static bool IsForAll(DiscountNode node) => node.CodeDiscount?.Context?.Kind == "DiscountBuyerSelectionAll";

    private static bool TakesOff(DiscountFacts found, CodeTerms terms) =>
        IsMinimum(found.MinimumRequirement, terms.MinimumSpend) && (terms.Kind, found.CustomerGets?.Value) switch
        {
            (CodeKind.FreeShipping, null) => found.Kind == "DiscountCodeFreeShipping",
            (CodeKind.Percent, { Percentage: { } share }) =>
                decimal.Round(share * 100m, PercentDecimals) == decimal.Round(terms.Number, PercentDecimals),
            (CodeKind.Amount, { Amount: { } money, AppliesOnEachItem: false }) => money.Amount == terms.Number,
            _ => false,
        };

    private static bool IsMinimum(DiscountMinimumNode? found, decimal asked) =>
        found is null ? asked == 0m : found.GreaterThanOrEqualToSubtotal?.Amount == asked && asked > 0m;
}
