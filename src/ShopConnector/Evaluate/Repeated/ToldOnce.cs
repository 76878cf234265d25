using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Evaluate.Repeated;

/// <summary>
/// Members, customers, orders and promises are in a history once: of two nobody could tell which one is meant. What is
/// there again is named with both places, and once however often it is there.
/// </summary>
internal sealed class ToldOnce(List<string> problems)
{
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly Places<OrderKey> _orders = new("order");
    private readonly Places<CustomerKey> _customers = new("customer");
    private readonly Places<string> _offers = new("offer");
    private readonly Dictionary<OrderKey, Dictionary<string, Order>> _friends = [];

    /// <summary>False: there was one of this id before.</summary>
    public bool Member(string id)
    {
        if (_members.Add(id) || id.Length == 0)
            return true;

        if (_repeated.Add(id))
            problems.Add($"Member {id} is there twice; give each member an id of its own.");

        return false;
    }

    public bool Order(OrderKey order, string member) =>
        order.Shop.Length == 0 || order.Id.Length == 0 || IsNew(_orders, order, member);

    public bool Customer(CustomerKey customer, string member) =>
        customer.Shop.Length == 0 || customer.Id.Length == 0 || IsNew(_customers, customer, member);

    public bool Offer(string key, string member) => key.Length == 0 || IsNew(_offers, key, member);

    /// <summary>
    /// One order may carry the codes of several members, and then stands under each of them: told as the same one.
    /// </summary>
    public bool Friend(ReferredOrder referred, string member)
    {
        var order = referred.Order.Key;
        if (!_friends.TryGetValue(order, out var told))
            _friends.Add(order, told = []);

        if (!told.TryAdd(member, referred.Order))
        {
            if (!_repeated.Contains(member))
                problems.Add($"Member {member}: order {order} is there twice under referrals; leave one of them out.");

            return false;
        }

        var (first, known) = told.First();
        if (!known.DiscountCodes.SequenceEqual(referred.Order.DiscountCodes, StringComparer.OrdinalIgnoreCase))
            problems.Add(
                $"Member {member}: order {order} under referrals has other discountCodes than under those of member "
                + $"{first}; write all codes of the order in both places.");

        return true;
    }

    /// <summary>When all members are read: an order of one of them is no order of a stranger.</summary>
    public void Finish()
    {
        foreach (var (order, told) in _friends)
            if (_orders.Of(order) is { } owner)
                foreach (var member in told.Keys)
                    problems.Add(
                        $"Member {member}: order {order} is there twice, under referrals and "
                        + $"{(Is(owner, member) ? "among its own orders" : $"among the orders of member {owner}")}; "
                        + "leave out the one under referrals, for orders of members are found by their codes.");
    }

    // A member that is there twice brings all it has twice, which is told already.
    private bool IsNew<TKey>(Places<TKey> places, TKey key, string member)
        where TKey : notnull
    {
        if (places.Add(key, member))
            return true;

        var first = places.Of(key)!;
        if (places.IsTold(key) || (Is(first, member) && _repeated.Contains(member)))
            return false;

        problems.Add(Is(first, member)
            ? $"Member {member}: {places.Kind} {key} is there twice; leave one of them out."
            : $"Member {member}: {places.Kind} {key} is there twice, the first time with member {first}; "
                + "leave one of them out.");
        return false;
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private sealed class Places<TKey>(string kind)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, string> _first = [];
        private readonly HashSet<TKey> _again = [];

        public string Kind => kind;

        public string? Of(TKey key) => _first.GetValueOrDefault(key);

        public bool Add(TKey key, string member) => _first.TryAdd(key, member);

        /// <summary>True from the second time on.</summary>
        public bool IsTold(TKey key) => !_again.Add(key);
    }
}
