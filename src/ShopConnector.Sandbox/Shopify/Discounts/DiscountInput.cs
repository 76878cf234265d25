using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Discounts;

/// <summary>Lays an input over a discount: what the input leaves out keeps its value.</summary>
internal static class DiscountInput
{
    public static Discount Apply(Discount held, IReadOnlyDictionary<string, object?> input)
    {
        var combines = input.Object("combinesWith");
        var gets = input.Object("customerGets");
        var value = gets?.Object("value");
        var minimum = input.Object("minimumRequirement");
        var changed = held with
        {
            Title = Given("title", input.Text("title"), held.Title) ?? held.Title,
            Code = Given("code", input.Text("code"), held.Code) ?? held.Code,
            StartsAt = input.Time("startsAt") ?? held.StartsAt,
            EndsAt = Given("endsAt", input.Time("endsAt"), held.EndsAt),
            Audience = Audience(input, held.Audience),
            Percentage = value is null ? held.Percentage : value.Number("percentage"),
            Amount = value is null ? held.Amount : value.Object("discountAmount")?.Number("amount"),
            AppliesOnEachItem =
                value?.Object("discountAmount")?.Flag("appliesOnEachItem") ?? held.AppliesOnEachItem,
            MinimumSubtotal = Given("minimumRequirement",
                minimum?.Object("subtotal")?.Number("greaterThanOrEqualToSubtotal"), held.MinimumSubtotal),
            MinimumQuantity = Given("minimumRequirement",
                minimum?.Object("quantity")?.Whole("greaterThanOrEqualToQuantity"), held.MinimumQuantity),
            UsageLimit = Given("usageLimit", input.Whole("usageLimit"), held.UsageLimit),
            OncePerCustomer = input.Flag("appliesOncePerCustomer") ?? held.OncePerCustomer,
            OnOneTimePurchase = input.Flag("appliesOnOneTimePurchase") ?? held.OnOneTimePurchase,
            OnSubscription = input.Flag("appliesOnSubscription") ?? held.OnSubscription,
            RecurringCycleLimit =
                Given("recurringCycleLimit", input.Whole("recurringCycleLimit"), held.RecurringCycleLimit),
            WithProductDiscounts = combines?.Flag("productDiscounts") ?? held.WithProductDiscounts,
            WithOrderDiscounts = combines?.Flag("orderDiscounts") ?? held.WithOrderDiscounts,
            WithShippingDiscounts = combines?.Flag("shippingDiscounts") ?? held.WithShippingDiscounts,
            MaximumShipping = Given("maximumShippingPrice", input.Number("maximumShippingPrice"), held.MaximumShipping),
        };
        return Destination(changed, input.Object("destination"));

        T? Given<T>(string name, T? given, T? before) => input.ContainsKey(name) ? given : before;
    }

    private static DiscountAudience Audience(IReadOnlyDictionary<string, object?> input, DiscountAudience held)
    {
        var context = input.Object("context") ?? input.Object("customerSelection");
        if (context is null)
            return held;
        return new DiscountAudience(
            Changed(context.Object("customers"), "Customer", held.Customers),
            Changed(context.Object("customerSegments"), "Segment", held.Segments));
    }

    private static ImmutableArray<long> Changed(
        IReadOnlyDictionary<string, object?>? change, string type, ImmutableArray<long> held)
    {
        if (change is null)
            return [];
        var removed = change.Texts("remove").Select(gid => Gid.Read(gid, type) ?? -1).ToHashSet();
        var added = change.Texts("add").Select(gid => Gid.Read(gid, type) ?? -1);
        return [.. held.Where(id => !removed.Contains(id)).Concat(added).Distinct()];
    }

    private static Discount Destination(Discount discount, IReadOnlyDictionary<string, object?>? destination)
    {
        if (destination is null)
            return discount;
        if (destination.Object("countries") is not { } countries)
            return discount with { Countries = null, RestOfWorld = false };
        var removed = countries.Texts("remove");
        return discount with
        {
            Countries =
            [
                .. (discount.Countries ?? []).Except(removed, StringComparer.Ordinal)
                    .Union(countries.Texts("add"), StringComparer.Ordinal),
            ],
            RestOfWorld = countries.Flag("includeRestOfWorld") ?? false,
        };
    }
}

/// <summary>The sentence that stands under a discount's title in the admin.</summary>
internal static class DiscountSummary
{
    public static string Of(Discount discount)
    {
        var parts = new List<string> { Lead(discount) };
        if (discount.MinimumSubtotal is { } subtotal)
            parts.Add($"Minimum purchase of {Money(subtotal)}");
        if (discount.MinimumQuantity is { } quantity)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"Minimum of {quantity} items"));
        if (discount.IsShipping)
            parts.Add(discount.Countries is { } countries ? Countries(countries.Length) : "For all countries");
        if (discount.MaximumShipping is { } most)
            parts.Add($"Applies to shipping rates under {Money(most)}");
        if (discount.OncePerCustomer)
            parts.Add("One use per customer");
        return string.Join(" • ", parts);
    }

    private static string Lead(Discount discount)
    {
        // Recorded: the words change with a minimum and with the kind of discount.
        var on = discount.IsAutomatic
            ? "all products"
            : discount.MinimumSubtotal is null && !discount.IsShipping ? "entire order" : "one-time purchase products";
        if (discount.IsShipping)
            return $"Free shipping on {on}";
        return discount.Percentage is { } share
            ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}% off {on}")
            : $"{Money(discount.Amount ?? 0)} off {on}";
    }

    private static string Countries(int count) => count == 1
        ? "For 1 country"
        : string.Create(CultureInfo.InvariantCulture, $"For {count} countries");

    private static string Money(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"€{amount:0.00}");
}
