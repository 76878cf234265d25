using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Evaluate.Referring;

/// <summary>
/// What storage does between members, done within a file: each member's codes for friends are looked for on the orders
/// of all members, its own included, and so are the codes of the others beside them.
/// </summary>
internal sealed class FileReferrals
{
    private readonly Dictionary<string, string> _byEmail = new(StringComparer.Ordinal);
    private readonly ILookup<string, ReferredOrder> _deleted;
    private readonly ILookup<string, ReferredOrder> _byCode;
    private readonly ILookup<string, (string Member, Entitlement Held)> _codes;

    /// <param name="deleted">Deleted orders of members.</param>
    public FileReferrals(IReadOnlyCollection<MemberHistory> members, IReadOnlyList<ReferredOrder> deleted)
    {
        _deleted = deleted.ToLookup(one => $"referral:{one.Order.Key}", StringComparer.Ordinal);
        foreach (var member in members)
            foreach (var email in member.Customers.Select(customer => Email.Normalise(customer.Email)).OfType<string>())
                _byEmail.TryAdd(email, member.Id);

        _codes = members.SelectMany(member => CodesOf(member), (member, held) => (member.Id, held))
            .ToLookup(one => one.held.Code!.Trim(), StringComparer.OrdinalIgnoreCase);
        _byCode = members.SelectMany(Orders).Concat(deleted)
            .SelectMany(one => one.Order.DiscountCodes, (one, code) => (one, Code: code.Trim()))
            .ToLookup(one => one.Code, one => one.one, StringComparer.OrdinalIgnoreCase);
    }

    public MemberHistory Complete(MemberHistory member)
    {
        var (codes, rewards) = (CodesOf(member).ToList(), RewardsOf(member));
        var told = member.Referrals.Select(referred => referred.Order.Key).ToHashSet();
        var found = codes.SelectMany(held => _byCode[held.Code!.Trim()])
            .Concat(rewards.Keys.SelectMany(key => _deleted[key]))
            .DistinctBy(one => one.Order.Key).Where(one => !told.Contains(one.Order.Key));
        return member with
        {
            Orders = [.. member.Orders.Select(Known)],
            Referrals =
            [
                .. member.Referrals.Concat(found).Select(one => Coded(one, codes, rewards)).Select(one => one with
                {
                    Order = Known(one.Order),
                    Rivals = RivalsOn(one.Order, member),
                }),
            ],
        };
    }

    private static IEnumerable<Entitlement> CodesOf(MemberHistory member) =>
        member.Entitlements.Where(held => held is { Referral: not null, Code: not null });

    private static IEnumerable<ReferredOrder> Orders(MemberHistory buyer) => buyer.Orders
        .Where(order => !order.DiscountCodes.IsEmpty).Select(order => new ReferredOrder(order, buyer.Id)
        {
            Others =
            [
                .. buyer.Orders.Where(other => other.Key != order.Key).Select(FriendPurchase.Of)
                    .OfType<FriendPurchase>(),
            ],
        });

    // A deleted order may say nothing but its number. What was given for it tells which code it carried.
    private static ReferredOrder Coded(
        ReferredOrder one, List<Entitlement> codes, Dictionary<string, string?> rewards)
    {
        var isCoded = codes.Exists(
            held => one.Order.DiscountCodes.Contains(held.Code!.Trim(), StringComparer.OrdinalIgnoreCase));
        if (!one.Deleted || isCoded || !rewards.TryGetValue($"referral:{one.Order.Key}", out var entitlement))
            return one;

        var held = codes.Find(code => code.Key == entitlement) ?? codes.FirstOrDefault();
        return held is null ? one : one with { Order = one.Order with { DiscountCodes = [held.Code!] } };
    }

    /// <summary>By the key of the posting: the entitlement whose code it was; null where that is not told.</summary>
    private static Dictionary<string, string?> RewardsOf(MemberHistory member)
    {
        var rewards = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var held in member.Entitlements)
            if (held.Referred is { } order)
                rewards[$"referral:{order}"] = null;

        foreach (var posting in member.Postings)
            if (posting.Key.StartsWith("referral:", StringComparison.Ordinal))
                rewards[posting.Key] = posting.Entitlement;

        return rewards;
    }

    private ImmutableArray<string> RivalsOn(Order order, MemberHistory member) =>
    [
        .. order.DiscountCodes.Select(code => code.Trim()).Where(code => _codes[code].Any(
            one => one.Member != member.Id && one.Held.Customer.Shop == order.Key.Shop
                && one.Held.OpenedAt <= order.PlacedAt)),
    ];

    // In a trace an e-mail is the member it belongs to.
    private Order Known(Order order) => order.Traces is { Email: { } email } traces
        ? order with { Traces = traces with { Email = MemberOf(email) } }
        : order;

    private string MemberOf(string email) =>
        Email.Normalise(email) is { } normal && _byEmail.TryGetValue(normal, out var member)
            ? member
            : $"e-mail {email}";
}
