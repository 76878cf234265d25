using System.Globalization;
using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Discounts;

/// <summary>Why a discount cannot be made or changed so: user errors in Shopify's words and order.</summary>
internal sealed class DiscountRules(
    FieldContext context, string argument, IReadOnlyDictionary<string, object?> input, Discount? held)
{
    private const int CodeMax = 255;
    private const decimal MoneyBound = 1_000_000_000_000_000_000m;

    private readonly List<Payload> _errors = [];

    private ShopifyState State => context.State;

    /// <exception cref="ResolverException">A contradiction that Shopify answers at the top level.</exception>
    public List<Payload> Check(DiscountKind kind)
    {
        Audience();
        if (kind != DiscountKind.AutomaticFreeShipping)
            Code();
        if (kind == DiscountKind.AutomaticFreeShipping && string.IsNullOrWhiteSpace(input.Text("title") ?? held?.Title))
            Add("BLANK", "Title can't be blank", "title");
        Times();
        if (kind == DiscountKind.CodeBasic)
            Gets();
        else
            Combines();
        Minimum();
        Limit("usageLimit", "Usage limit");
        Limit("recurringCycleLimit", "Recurring cycle limit");
        return _errors;
    }

    private void Audience()
    {
        if (input.ContainsKey("context") && input.ContainsKey("customerSelection"))
            Add("INVALID", "Only one of context or customerSelection can be provided.", "context");
        var chosen = input.Object("context") ?? input.Object("customerSelection");
        if (chosen is null)
            return;
        if (chosen.Flag("all") == true && (chosen.ContainsKey("customers") || chosen.ContainsKey("customerSegments")))
            throw ResolverException.BadRequest("A discount cannot have customerSelection set to all, when customers or "
                + "customerSavedSearches is specified.");
        if (chosen.ContainsKey("markets"))
            Add("INVALID", "The sandbox has no markets.", "context", "markets");
        Known(chosen.Object("customers"), "customer", "Customer", context.Shop.Customers.ContainsKey);
        Known(chosen.Object("customerSegments"), "segment", "Segment",
            id => State.Segments.Any(segment => segment.Id == id));
    }

    private void Known(IReadOnlyDictionary<string, object?>? change, string name, string type, Func<long, bool> exists)
    {
        if (change is null)
            return;
        var added = change.Texts("add");
        if (added.Intersect(change.Texts("remove"), StringComparer.Ordinal).Any())
            throw ResolverException.BadRequest($"A {name} id is present in `add` and `remove` fields");
        foreach (var gid in added)
            if (Gid.Read(gid, type) is not { } id || !exists(id))
                Add("INVALID", $"{type} with id: {Gid.Read(gid).Id.ToString(CultureInfo.InvariantCulture)} is invalid",
                    "context", type == "Segment" ? "customerSegments" : "customers", "add");
    }

    private void Code()
    {
        if (!input.ContainsKey("code") && held is not null)
            return;
        var code = input.Text("code");
        if (code is null)
            Add("BLANK", "Code can't be blank", "code");
        else if (code.Length == 0)
            Add("TOO_SHORT", "Code is too short (minimum is 1 character)", "code");
        else if (code.AsSpan().IndexOfAny('\n', '\r') >= 0)
            Add("INVALID", "Code cannot contain newline characters.", "code");
        else if (code.Length > CodeMax)
            Add("TOO_LONG", $"Code is too long (maximum is {CodeMax} characters)", "code");
        else if (State.Discounts.Any(one => one.Id != held?.Id
            && string.Equals(one.Code, code, StringComparison.OrdinalIgnoreCase)))
            Add("TAKEN", "Code must be unique. Please try a different code.", "code");
    }

    private void Times()
    {
        // Optional in the schema, required in truth.
        var starts = input.Time("startsAt") ?? held?.StartsAt;
        if (starts is null)
            Add("BLANK", "Starts at can't be blank", "startsAt");
        else if (input.Time("endsAt") is { } ends && ends <= starts)
            Add("INVALID", "Ends at needs to be after starts_at", "endsAt");
    }

    private void Gets()
    {
        var gets = input.Object("customerGets");
        if (gets is null)
        {
            if (held is null)
                Add("BLANK", "Customer gets can't be blank", "customerGets");
            return;
        }
        var value = gets.Object("value");
        if (value?.ContainsKey("discountOnQuantity") == true)
            Add("INVALID", "discountOnQuantity field is only permitted with bxgy discounts.",
                "customerGets", "value", "discountOnQuantity");
        // Not recorded; worded like the conflict of two minimums.
        if (value?.Number("percentage") is not null && value.Object("discountAmount") is not null)
            Add("CONFLICT", "Percentage cannot be defined when discount amount is.",
                "customerGets", "value", "percentage");
        if (value?.Number("percentage") is < 0 or > 1)
            Add("VALUE_OUTSIDE_RANGE", "Value must be between 0.0 and 1.0", "customerGets", "value", "percentage");
        var amount = value?.Object("discountAmount")?.Number("amount");
        // Shopify speaks of the amount as of a negative price: the words are wrong way round, and recorded so.
        if (amount < 0)
            Add("LESS_THAN_OR_EQUAL_TO", "Value must be less than or equal to 0",
                "customerGets", "value", "discountAmount", "amount");
        if (amount >= MoneyBound)
            Add("LESS_THAN", "Value must be greater than -1000000000000000000",
                "customerGets", "value", "discountAmount", "amount");
        if (gets.Object("items") is { } items && items.Flag("all") != true)
            Add("INVALID", "The sandbox's discounts are for the whole order.", "customerGets", "items");
    }

    /// <summary>Not recorded; the code is the schema's for this.</summary>
    private void Combines()
    {
        if (input.Object("combinesWith")?.Flag("shippingDiscounts") == true)
            Add("INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS",
                "The combinesWith settings are invalid for the discount class.", "combinesWith");
    }

    private void Minimum()
    {
        var minimum = input.Object("minimumRequirement");
        string[] subtotal = ["minimumRequirement", "subtotal", "greaterThanOrEqualToSubtotal"];
        string[] quantity = ["minimumRequirement", "quantity", "greaterThanOrEqualToQuantity"];
        var least = minimum?.Object("subtotal")?.Number(subtotal[2]);
        var count = minimum?.Object("quantity")?.Number(quantity[2]);
        if (least is not null && count is not null)
        {
            Add("CONFLICT", "Minimum subtotal cannot be defined when minimum quantity is.", subtotal);
            Add("CONFLICT", "Minimum quantity cannot be defined when minimum subtotal is.", quantity);
        }
        else if (count >= int.MaxValue)
            Add("LESS_THAN", $"Minimum quantity must be less than {int.MaxValue}", quantity);
        else if (least >= MoneyBound)
            Add("LESS_THAN", "Minimum subtotal must be less than 1000000000000000000", subtotal);
    }

    private void Limit(string name, string spelled)
    {
        var limit = input.Whole(name);
        if (limit > int.MaxValue)
            Add("LESS_THAN_OR_EQUAL_TO", $"{spelled} must be less than or equal to {int.MaxValue}", name);
        if (limit <= 0)
            Add("GREATER_THAN", $"{spelled} must be greater than 0", name);
    }

    private void Add(string code, string message, params string[] field) =>
        _errors.Add(DiscountMutations.Error([argument, .. field], message, code));
}
