using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Reading;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Discounts;

/// <summary>The three kinds of discount and the types that hang on them.</summary>
internal static class DiscountFields
{
    public static void AddTo(Resolvers resolvers)
    {
        foreach (var kind in Enum.GetValues<DiscountKind>())
        {
            var fields = resolvers.On<Discount>($"Discount{kind}");
            AddCommon(fields);
            if (kind != DiscountKind.AutomaticFreeShipping)
                AddCode(fields);
            if (kind == DiscountKind.CodeBasic)
                fields.Field("customerGets", one => one);
            else
                AddShipping(fields);
        }
        AddGets(resolvers);
        AddAudience(resolvers);
        AddParts(resolvers);
    }

    private static void AddCommon(TypeFields<Discount> fields) => fields
        .Field("title", one => one.Title)
        .Field("status", (one, context) => one.Status(context.Now))
        .Field("summary", DiscountSummary.Of)
        .Field("shortSummary", DiscountSummary.Of)
        .Field("startsAt", one => one.StartsAt)
        .Field("endsAt", one => one.EndsAt)
        .Field("createdAt", one => one.CreatedAt)
        .Field("updatedAt", one => one.UpdatedAt)
        .Field("asyncUsageCount", one => one.Uses.Count)
        .Field("discountClasses", one => new[] { one.IsShipping ? "SHIPPING" : "ORDER" })
        .Field("combinesWith", one => one)
        .Field("context", one => one.Audience switch
        {
            { IsEverybody: true } => new Typed("DiscountBuyerSelectionAll", one),
            { Segments.IsEmpty: true } => new Typed("DiscountCustomers", one),
            _ => new Typed("DiscountCustomerSegments", one),
        })
        .Field("minimumRequirement", one => one switch
        {
            { MinimumSubtotal: not null } => new Typed("DiscountMinimumSubtotal", one),
            { MinimumQuantity: not null } => new Typed("DiscountMinimumQuantity", one),
            _ => null,
        })
        .Field("recurringCycleLimit", one => one.RecurringCycleLimit)
        .Field("hasTimelineComment", _ => false);

    private static void AddCode(TypeFields<Discount> fields) => fields
        .Field("usageLimit", one => one.UsageLimit)
        .Field("appliesOncePerCustomer", one => one.OncePerCustomer)
        .Field("codes", (one, context) => context.Page([one], code => SortValue.Of(code.Id, code.Id)))
        .Field("codesCount", _ => new Payload { ["count"] = 1, ["precision"] = "EXACT" });

    private static void AddShipping(TypeFields<Discount> fields) => fields
        .Field("appliesOnOneTimePurchase", one => one.OnOneTimePurchase)
        .Field("appliesOnSubscription", one => one.OnSubscription)
        .Field("destinationSelection", one => new Typed(
            one.Countries is null ? "DiscountCountryAll" : "DiscountCountries", one))
        .Field("maximumShippingPrice", one => MoneyOrNull(one.MaximumShipping));

    private static void AddGets(Resolvers resolvers)
    {
        resolvers.On<Discount>("DiscountCustomerGets")
            .Field("value", one => new Typed(
                one.Percentage is not null ? "DiscountPercentage" : "DiscountAmount", one))
            .Field("items", one => new Typed("AllDiscountItems", one))
            .Field("appliesOnOneTimePurchase", one => one.OnOneTimePurchase)
            .Field("appliesOnSubscription", one => one.OnSubscription);
        resolvers.On<Discount>("DiscountPercentage").Field("percentage", one => one.Percentage);
        resolvers.On<Discount>("DiscountAmount")
            .Field("amount", one => MoneyOrNull(one.Amount ?? 0))
            .Field("appliesOnEachItem", one => one.AppliesOnEachItem);
        resolvers.On<Discount>("AllDiscountItems").Field("allItems", _ => true);
    }

    private static void AddAudience(Resolvers resolvers)
    {
        resolvers.On<Discount>("DiscountBuyerSelectionAll").Field("all", _ => "ALL");
        resolvers.On<Discount>("DiscountCustomers").Field("customers", (one, context) => one.Audience.Customers
            .Select(context.Shop.Customers.GetValueOrDefault).OfType<ShopCustomer>().ToList());
        resolvers.On<Discount>("DiscountCustomerSegments").Field("segments", (one, context) =>
            context.State.Segments.Where(segment => one.Audience.Segments.Contains(segment.Id)).ToList());
    }

    private static void AddParts(Resolvers resolvers)
    {
        resolvers.On<Discount>("DiscountCombinesWith")
            .Field("productDiscounts", one => one.WithProductDiscounts)
            .Field("orderDiscounts", one => one.WithOrderDiscounts)
            .Field("shippingDiscounts", one => one.WithShippingDiscounts);
        resolvers.On<Discount>("DiscountRedeemCode")
            .Field("id", one => Gid.Of("DiscountRedeemCode", one.Id))
            .Field("code", one => one.Code)
            .Field("asyncUsageCount", one => one.Uses.Count);
        resolvers.On<Discount>("DiscountMinimumSubtotal")
            .Field("greaterThanOrEqualToSubtotal", one => MoneyOrNull(one.MinimumSubtotal));
        resolvers.On<Discount>("DiscountMinimumQuantity")
            .Field("greaterThanOrEqualToQuantity", one => one.MinimumQuantity);
        resolvers.On<Discount>("DiscountCountryAll").Field("allCountries", _ => true);
        resolvers.On<Discount>("DiscountCountries")
            .Field("countries", one => one.Countries)
            .Field("includeRestOfWorld", one => one.RestOfWorld);
    }

    private static Money? MoneyOrNull(decimal? amount) =>
        amount is null ? null : Money.Of(amount.Value, ShopState.Currency);
}
