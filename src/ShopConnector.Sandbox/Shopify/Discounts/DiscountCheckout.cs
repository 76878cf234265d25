using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Shopify.Segments;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Discounts;

/// <summary>What the shop's stored discounts do to a cart. A segment holds nobody who is not identified.</summary>
internal sealed class DiscountCheckout(ShopState shop, ShopifyState state)
{
    private const string StandardName = "Standaard verzending";

    public CheckoutQuote Quote(CheckoutCart cart)
    {
        var discount = 0m;
        var isFree = false;
        string? reason = null;
        Discount? used = null;
        if (!string.IsNullOrWhiteSpace(cart.Code))
        {
            used = Find(cart.Code);
            reason = used is null ? "De kortingscode bestaat niet." : Refuse(used, cart);
        }
        if (used is not null && reason is null)
        {
            isFree = used.IsShipping;
            discount = used.IsShipping ? 0m : Off(used, cart.Subtotal);
        }
        var automatic = state.Discounts.FirstOrDefault(one => one.IsAutomatic && Refuse(one, cart) is null
            // Two discounts on one order must both allow the other.
            && (used is null || reason is not null || Combines(one, used)));
        var name = automatic?.Title ?? (isFree ? used!.Title : StandardName);
        var shipping = isFree || automatic is not null ? 0m : ShopState.StandardShipping;
        return new CheckoutQuote(
            cart.Subtotal, discount, used is not null && reason is null, reason, shipping, name);
    }

    public IReadOnlyList<LiveCode> LiveCodes() =>
    [
        .. state.Discounts.Where(one => one.Code is not null && one.Status(shop.Now) == "ACTIVE" && !IsUsedUp(one))
            .Select(one => new LiveCode(one.Code!, BoundTo(one), [], new CodeValue(
                (one.Percentage ?? 0m) * 100m, one.Amount ?? 0m, one.IsShipping, one.MinimumSubtotal ?? 0m))),
    ];

    public void Redeem(string code, ShopOrder order) => Find(code)?.Uses.Add(DiscountUse.By(order));

    /// <summary>A merged account's own discounts are the survivor's, as the preview of a merge says.</summary>
    public void Move(long from, long to)
    {
        for (var at = 0; at < state.Discounts.Count; at++)
        {
            var audience = state.Discounts[at].Audience;
            if (!audience.Customers.Contains(from))
                continue;
            state.Discounts[at] = state.Discounts[at] with
            {
                Audience = audience with { Customers = [.. audience.Customers.Remove(from).Remove(to), to] },
            };
        }
    }

    private Discount? Find(string code) => state.Discounts.FirstOrDefault(one =>
        string.Equals(one.Code, code.Trim(), StringComparison.OrdinalIgnoreCase));

    private string? Refuse(Discount one, CheckoutCart cart)
    {
        switch (one.Status(shop.Now))
        {
            case "EXPIRED":
                return "De kortingscode is verlopen.";
            case "SCHEDULED":
                return "De kortingscode is nog niet geldig.";
        }
        if (IsUsedUp(one) || (one.OncePerCustomer && WasUsedBy(one, cart)))
            return "De kortingscode is al gebruikt.";
        if (!IsFor(one, cart.Customer))
            return "De kortingscode is niet geldig voor deze klant.";
        if (one.MinimumSubtotal > cart.Subtotal)
            return "Het minimumbedrag voor de kortingscode is niet bereikt.";
        if (one.IsShipping && !ShipsTo(one, cart.Country))
            return "De kortingscode geldt niet voor dit land.";
        return one.IsShipping && one.MaximumShipping < ShopState.StandardShipping
            ? "De kortingscode geldt niet voor dit verzendtarief."
            : null;
    }

    private bool IsFor(Discount one, ShopCustomer? customer)
    {
        if (one.Audience.IsEverybody)
            return true;
        if (customer is null)
            return false;
        return one.Audience.Customers.Contains(customer.Id) || state.Segments
            .Where(segment => one.Audience.Segments.Contains(segment.Id))
            .Any(segment => SegmentQuery.TryParse(segment.Query, out _)?.Holds(customer) == true);
    }

    private long[] BoundTo(Discount one)
    {
        if (one.Audience.Segments.IsEmpty)
            return [.. one.Audience.Customers];
        return [.. shop.Customers.Values.Where(customer => IsFor(one, customer)).Select(customer => customer.Id)];
    }

    private static bool IsUsedUp(Discount one) => one.Uses.Count >= one.UsageLimit;

    private static bool WasUsedBy(Discount one, CheckoutCart cart)
    {
        var email = DiscountUse.Fold(cart.Email);
        return one.Uses.Any(use =>
            (cart.Customer is not null && use.Customer == cart.Customer.Id)
            || (email is not null && use.Email == email));
    }

    private static bool Combines(Discount automatic, Discount code) => code.IsShipping
        ? automatic.WithShippingDiscounts && code.WithShippingDiscounts
        : automatic.WithOrderDiscounts && code.WithShippingDiscounts;

    private static bool ShipsTo(Discount one, string country) =>
        one.Countries is not { } countries || countries.Contains(country) || one.RestOfWorld;

    private static decimal Off(Discount one, decimal subtotal) => one.Percentage is { } share
        ? decimal.Round(subtotal * share, 2, MidpointRounding.AwayFromZero)
        : Math.Min(subtotal, one.Amount ?? 0);
}
