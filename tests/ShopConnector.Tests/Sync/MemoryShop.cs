using System.Runtime.CompilerServices;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Tests.Sync;

/// <summary>
/// A shop in memory that works by the port alone. It can lose the answer of a write after having done some of it, which
/// is what a time-out or a killed process looks like from the other side.
/// </summary>
internal sealed class MemoryShop(Platform platform = Platform.Shopify) : IShop
{
    private readonly SortedDictionary<string, LoyaltyCard> _cards = new(StringComparer.Ordinal);
    private readonly List<Order> _orders = [];
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _emails = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _friendCodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly HashSet<string> _staff = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ghosts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private long _requests;

    public string Name { get; set; } = "atelier";

    public Platform Platform => platform;

    public CallCount Calls => new(_requests, _requests, _requests);

    public int WriteBatchSize => 3;

    /// <summary>Called before each single change is done; throwing loses the answer to the whole batch.</summary>
    public Action<CustomerChange> BeforeEach { get; set; } = static _ => { };

    /// <summary>What the shop refuses, and why; null: nothing.</summary>
    public Func<CustomerChange, string?> Refuses { get; set; } = static _ => null;

    public int Writes { get; private set; }

    /// <summary>By code, as two installations may promise the same: what each was given for.</summary>
    public IReadOnlyDictionary<string, string> Codes => _codes;

    /// <summary>Those that everybody may use.</summary>
    public IEnumerable<string> FriendCodes =>
        _friendCodes.Where(_codes.ContainsKey);

    public LoyaltyCard CardOf(string id) => _cards[id];

    public bool Has(string id) => _cards.ContainsKey(id);

    public void Customer(string id, params string[] tags) => _cards[id] = LoyaltyCard.Empty with { Tags = [.. tags] };

    public void Tag(string id, string tag) => _cards[id] = _cards[id] with { Tags = [.. _cards[id].Tags, tag] };

    public void Untag(string id, string tag) =>
        _cards[id] = _cards[id] with { Tags = _cards[id].Tags.Remove(tag) };

    /// <summary>The same shop once more; what happens to one does not happen to the other.</summary>
    public MemoryShop Twin()
    {
        var twin = new MemoryShop(platform) { Name = Name, CarriesMarks = CarriesMarks };
        foreach (var (from, to) in new[] { (_owners, twin._owners), (_emails, twin._emails) })
            foreach (var (key, value) in from)
                to[key] = value;

        foreach (var (id, card) in _cards)
            twin._cards[id] = card;

        foreach (var (code, entitlement) in _codes)
            twin._codes[code] = entitlement;

        twin._orders.AddRange(_orders);
        twin._friendCodes.UnionWith(_friendCodes);
        foreach (var (from, to) in new[] {
            (_gone, twin._gone), (_staff, twin._staff), (_ghosts, twin._ghosts), (_deleted, twin._deleted),
            (_left, twin._left) })
            to.UnionWith(from);

        return twin;
    }

    public void Email(string id, string email) => _emails[id] = email;

    /// <summary>The account becomes one of the people who work here.</summary>
    public void Employ(string id) => _staff.Add(id);

    /// <summary>Deletes the account, or makes another absorb it together with its orders.</summary>
    public void Leave(string id, string? absorbedBy = null)
    {
        _left.Add(id);
        _cards.Remove(id);
        foreach (var order in _owners.Where(pair => pair.Value == id).Select(pair => pair.Key).ToList())
        {
            _owners[order] = absorbedBy ?? id;
        }
    }

    /// <summary>Nothing tells that the account is deleted but writing to it.</summary>
    public void ProvesGone(string id) => _ghosts.Add(id);

    /// <param name="customer">An account, or the e-mail address of a guest.</param>
    public void Order(string customer, string id, Instant at, decimal total)
    {
        _orders.Add(new Order
        {
            Key = new OrderKey(Name, id),
            PlacedAt = at,
            PaidAt = at,
            Currency = "EUR",
            Total = total,
            Goods = total,
        });
        _owners[id] = customer;
    }

    /// <summary>False: what order rules did is known to our storage alone.</summary>
    public bool CarriesMarks { get; set; }

    public Order OrderOf(string id) => _orders.Single(order => order.Key.Id == id);

    /// <summary>Nothing of any order was sent yet.</summary>
    public void Unsent()
    {
        foreach (var order in _orders.ToList())
            Change(order.Key.Id, one => one with { Fulfilment = FulfilmentState.Unfulfilled });
    }

    /// <summary>What staff, a payment or a parcel does to an order.</summary>
    public void Change(string order, Func<Order, Order> change)
    {
        var at = _orders.FindIndex(one => one.Key.Id == order);
        _orders[at] = change(_orders[at]);
    }

    /// <summary>No page names it any more; only writing to its customer shows it.</summary>
    public void Delete(string order)
    {
        _orders.RemoveAll(one => one.Key.Id == order);
        _gone.Add(order);
    }

    /// <summary>The pages say that it is deleted, until it is restored.</summary>
    public void Trash(string order) => _deleted.Add(order);

    public void Restore(string order) => _deleted.Remove(order);

    /// <summary>Everything a person would see, as one text to compare.</summary>
    public string Snapshot() => string.Join('\n', _cards.Select(pair =>
        $"{pair.Key}: [{string.Join(", ", pair.Value.Tags.Order(StringComparer.Ordinal))}] {pair.Value.Points} "
        + $"{pair.Value.PointsPending} {pair.Value.Tier} {pair.Value.OfferCode} {pair.Value.OfferUntil}"))
        + "\ncodes: " + string.Join(", ", _codes.Keys.Order(StringComparer.Ordinal));

    public Task<IReadOnlyList<CheckLine>> CheckAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CheckLine>>([]);

    public async IAsyncEnumerable<PullPage> PullAsync(
        string? watermark, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        _requests++;
        yield return new PullPage
        {
            Customers = [.. _cards.Select(pair => new PulledCustomer(
                new Customer
                {
                    Key = new CustomerKey(Name, pair.Key),
                    Email = EmailOf(pair.Key),
                    CreatedAt = Instant.FromUtc(2020, 1, 1, 0, 0),
                    Tags = pair.Value.Tags,
                },
                pair.Value, pair.Key, UpdatedAt: null, _staff.Contains(pair.Key)))],
            Orders = [.. _orders.Where(order => !_deleted.Contains(order.Key.Id)).Select(order => new PulledOrder(
                CarriesMarks ? order : order with { Mark = null },
                IsAddress(_owners[order.Key.Id]) ? null : _owners[order.Key.Id],
                EmailOf(_owners[order.Key.Id]), UpdatedAt: null))],
            DeletedOrders = [.. _deleted],
            DeletedCustomers = [.. _left],
            Watermark = "read",
        };
    }

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<CustomerChange> changes, CancellationToken ct)
    {
        _requests++;
        var outcomes = new List<WriteOutcome>();
        foreach (var change in changes)
        {
            BeforeEach(change);
            if (Refuses(change) is { } reason)
            {
                outcomes.Add(new WriteOutcome.Refused([reason], Done: null));
                continue;
            }

            if (_ghosts.Contains(change.Customer.Id) && !change.Fields.IsEmpty)
            {
                Leave(change.Customer.Id);
                outcomes.Add(new WriteOutcome.Gone());
                continue;
            }

            Do(change);
            var gone = _gone.Where(order => _owners[order] == change.Customer.Id);
            outcomes.Add(new WriteOutcome.Written { GoneOrders = [.. gone] });
        }

        return Task.FromResult<IReadOnlyList<WriteOutcome>>(outcomes);
    }

    private string EmailOf(string id) => IsAddress(id) ? id : _emails.GetValueOrDefault(id, $"{id}@example.com");

    private static bool IsAddress(string customer) => customer.Contains('@', StringComparison.Ordinal);

    private void Do(CustomerChange change)
    {
        Writes++;
        if (_cards.TryGetValue(change.Customer.Id, out var card))
        {
            card = card with
            {
                Tags = [.. card.Tags.Except(change.RemoveTags, StringComparer.OrdinalIgnoreCase)
                    .Union(change.AddTags, StringComparer.OrdinalIgnoreCase)],
            };
            _cards[change.Customer.Id] = change.Fields.Aggregate(
                card, (held, field) => CardValue.With(held, field.Field, field.To));
        }

        foreach (var order in change.Orders)
        {
            Change(order.Order.Id, order.After);
        }

        foreach (var code in change.Issue)
        {
            _codes[code.Code] = code.Entitlement;
            if (code.ForFriends)
                _friendCodes.Add(code.Code);
        }

        foreach (var code in change.Retire)
        {
            _codes.Remove(code.Code);
        }
    }
}
