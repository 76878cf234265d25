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
        (code.ForFriends ? IsForAll(node) : BelongsTo(node, customer))
        && string.Equals(node.CodeDiscount?.Title, code.Title, StringComparison.Ordinal)
        && TakesOff(node.CodeDiscount!, terms);

    /// <summary>
    /// Whether a code of this customer may be retired: one it still has, one that is nobody's since the customer was
    /// deleted, and of a customer that is gone one whose holder the shop made of it. A merge hands codes on, and the
    /// points of this one are the survivor's already.
    /// </summary>
    public static bool IsLeftBy(DiscountNode node, string customer, bool isGone) =>
        BelongsTo(node, customer)
        || node.CodeDiscount?.Context?.Customers is { } holders && (holders is [] || isGone && holders is [_]);

    private static bool BelongsTo(DiscountNode node, string customer) =>
        node.CodeDiscount?.Context?.Customers is [var only]
        && string.Equals(only.Id, customer, StringComparison.Ordinal);

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
