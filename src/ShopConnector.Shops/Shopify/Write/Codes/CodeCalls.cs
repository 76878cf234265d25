using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write.Codes;

/// <summary>The calls that make, renew and end a code; free shipping is a kind of discount of its own.</summary>
internal static class CodeCalls
{
    /// <param name="terms">In the shop's own money.</param>
    public static GraphQlCall Create(CodeToIssue code, CodeTerms terms, string customer)
    {
        var input = new DiscountInput
        {
            Title = code.Title,
            Code = code.Code,
            StartsAt = code.StartsAt,
            EndsAt = code.EndsAt,
            UsageLimit = code.ForFriends ? null : 1,
            AppliesOncePerCustomer = true,
            // Not a segment of new customers: a friend whom the shop has never seen is in none, and would be refused.
            Context = code.ForFriends
                ? new DiscountContextInput(All: "ALL")
                : new DiscountContextInput(new DiscountCustomersInput([customer])),
            MinimumRequirement = terms.MinimumSpend > 0m
                ? new DiscountMinimumInput(new DiscountSubtotalInput(Text(terms.MinimumSpend)))
                : null,
            CombinesWith = new DiscountCombinesInput(
                OrderDiscounts: terms.Combines,
                ProductDiscounts: terms.Combines,
                // Free shipping that the customer has by a tier or tag stays; twice free is of no use to anybody.
                ShippingDiscounts: terms.Kind != CodeKind.FreeShipping),
        };
        return terms.Kind == CodeKind.FreeShipping
            ? Call(Documents.FreeShippingCreate, new DiscountVariables(input with
            {
                Destination = new DiscountDestinationInput(All: true),
                AppliesOnOneTimePurchase = true,
            }))
            : Call(Documents.DiscountCreate, new DiscountVariables(input with
            {
                CustomerGets = new DiscountGetsInput(Value(terms), new DiscountItemsInput(All: true)),
            }));
    }

    /// <summary>Gives a code that was retired its days back; all else of it stays.</summary>
    public static GraphQlCall Renew(DiscountNode node, CodeToIssue code) => Call(
        code.Terms.Kind == CodeKind.FreeShipping ? Documents.FreeShippingUpdate : Documents.DiscountUpdate,
        new DiscountVariables(new DiscountInput { StartsAt = code.StartsAt, EndsAt = code.EndsAt }, node.Id));

    /// <summary>For both kinds.</summary>
    public static GraphQlCall Deactivate(DiscountNode node) =>
        new(Documents.DiscountDeactivate, new JsonObject { ["id"] = node.Id });

    private static DiscountValueInput Value(CodeTerms terms) => terms.Kind == CodeKind.Percent
        ? new DiscountValueInput(Percentage: terms.Number / 100m)
        : new DiscountValueInput(DiscountAmount: new DiscountAmountInput(Text(terms.Number), AppliesOnEachItem: false));

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static GraphQlCall Call(GraphQlDocument document, DiscountVariables variables) =>
        new(document, JsonSerializer.SerializeToNode(variables, ShopifyJson.Default.DiscountVariables)!.AsObject());
}
