using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Evaluate.Referring;

/// <summary>
/// What storage does between members, done within a file: each member's codes for friends are looked for on the orders
/// of all members, its own included.
/// </summary>
internal sealed class FileReferrals
{
    private readonly Dictionary<string, string> _byEmail = new(StringComparer.Ordinal);
    private readonly ILookup<string, (MemberHistory Buyer, Order Order)> _byCode;

    public FileReferrals(IReadOnlyCollection<MemberHistory> members)
    {
        foreach (var member in members)
            foreach (var email in member.Customers.Select(customer => Email.Normalise(customer.Email)).OfType<string>())
                _byEmail.TryAdd(email, member.Id);

        _byCode = members.SelectMany(buyer => buyer.Orders, (buyer, order) => (buyer, order))
            .SelectMany(one => one.order.DiscountCodes, (one, code) => (one.buyer, one.order, Code: code.Trim()))
            .ToLookup(one => one.Code, one => (one.buyer, one.order), StringComparer.OrdinalIgnoreCase);
    }

    public MemberHistory Complete(MemberHistory member)
    {
        var told = member.Referrals.Select(referred => referred.Order.Key).ToHashSet();
        var found = member.Entitlements.Where(held => held is { Referral: not null, Code: not null })
            .SelectMany(held => _byCode[held.Code!.Trim()]).DistinctBy(one => one.Order.Key)
            .Where(one => !told.Contains(one.Order.Key)).Select(one => Of(one.Buyer, one.Order));
        return member with
        {
            Orders = [.. member.Orders.Select(Known)],
            Referrals =
            [
                .. member.Referrals.Concat(found)
                    .Select(referred => referred with { Order = Known(referred.Order) }),
            ],
        };
    }

    private static ReferredOrder Of(MemberHistory buyer, Order order) => new(order, buyer.Id)
    {
        Others =
        [
            .. buyer.Orders.Where(other => other.Key != order.Key && !other.Test)
                .SelectMany<Order, FriendPurchase>(other => other.PaidAt is { } paidAt
                    ? [new FriendPurchase(other.Key, other.PlacedAt, paidAt)]
                    : []),
        ],
    };

    // In a trace an e-mail is the member it belongs to.
    private Order Known(Order order) => order.Traces is { Email: { } email } traces
        ? order with { Traces = traces with { Email = MemberOf(email) } }
        : order;

    private string MemberOf(string email) =>
        Email.Normalise(email) is { } normal && _byEmail.TryGetValue(normal, out var member)
            ? member
            : $"e-mail {email}";
}
