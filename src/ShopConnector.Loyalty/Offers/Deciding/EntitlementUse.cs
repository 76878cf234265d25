using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers.Deciding;

/// <summary>Whether a code was used is read from the orders, so that a cancelled order gives it back.</summary>
internal static class EntitlementUse
{
    /// <summary>One that was away has lost its code to the shop, and gets it anew.</summary>
    public static Entitlement As(Entitlement held, EntitlementState state) => held with
    {
        State = state,
        Code = (held.State, state) == (EntitlementState.Away, EntitlementState.Open) ? null : held.Code,
    };

    public static EntitlementState StateOf(Entitlement held, MemberHistory seen, Instant now)
    {
        if (IsUsed(held, seen))
            return EntitlementState.Used;

        // Ended by hand, or taken back, stays so, whatever its date says.
        if (held.State is EntitlementState.Ended or EntitlementState.Withdrawn)
            return held.State;

        // One that is away when its end comes stays so: nothing changes by it, and so nobody has to look at it then.
        if (now >= held.ValidUntil)
            return held.State == EntitlementState.Away ? EntitlementState.Away : EntitlementState.Ended;

        return HasItsCustomer(held, seen.Customers) ? EntitlementState.Open : EntitlementState.Away;
    }

    // A test is no order: whoever tries a code out has not used it.
    public static bool IsUsed(Entitlement held, MemberHistory seen)
    {
        var (used, givenBack) = (false, false);
        foreach (var order in Orders(held, seen))
        {
            if (order.PlacedAt < held.OpenedAt || order.Test || !Carries(order, held.Code))
                continue;

            used |= order.CancelledAt is null;
            givenBack |= order.CancelledAt is not null;
        }

        return used || (held.State == EntitlementState.Used && !givenBack);
    }

    // Another address may be another person's, and the code was promised to the first.
    public static bool HasItsCustomer(Entitlement held, ImmutableArray<Customer> customers)
    {
        foreach (var customer in customers)
            if (customer.Key == held.Customer)
                return held.Email is null
                    || Email.Normalise(customer.Email) is not { } email
                    || string.Equals(email, held.Email, StringComparison.Ordinal);

        return false;
    }

    // A code for friends is theirs to use, any number of times; by the member's own use it is not used up.
    private static ImmutableArray<Order> Orders(Entitlement held, MemberHistory seen) =>
        held.Referral is null ? seen.Orders : [];

    public static bool Carries(Order order, string? code)
    {
        foreach (var entered in order.DiscountCodes)
            if (IsSame(entered, code))
                return true;

        return false;
    }

    /// <summary>As shops compare them; nothing is the same as no code.</summary>
    public static bool IsSame(string entered, string? code) =>
        !string.IsNullOrWhiteSpace(code)
        && entered.AsSpan().Trim().Equals(code.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);
}
