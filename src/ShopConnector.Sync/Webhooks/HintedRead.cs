using System.Collections.Immutable;
using ShopConnector.Sync.Leases;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Webhooks;

/// <summary>
/// What webhooks named and the pull did not bring is read by its key: a deletion, an account that no filter finds, or
/// an order that the shop's own lists show late.
/// </summary>
internal sealed class HintedRead
{
    /// <summary>Of one run; more wait for the next one.</summary>
    private const int HintsMost = 5_000;

    private readonly SyncContext _context;
    private readonly IShop _shop;
    private readonly IReadOnlyList<KeptHint> _hints;
    private readonly HashSet<(HintSubject Subject, string Id)> _unseen;

    private HintedRead(SyncContext context, IShop shop, IReadOnlyList<KeptHint> hints)
    {
        _context = context;
        _shop = shop;
        _hints = hints;
        _unseen = [.. hints.Select(one => (one.Hint.Subject, one.Hint.Id))];
        _unseen.RemoveWhere(one => one.Subject == HintSubject.Shop);
    }

    /// <summary>Before the pull: what is told while it goes on belongs to the next run.</summary>
    public static async Task<HintedRead> BeginAsync(SyncContext context, IShop shop, CancellationToken ct) =>
        new(context, shop, await context.Storage.HintsAsync(shop.Name, HintsMost, ct));

    /// <summary>The pull has brought these by itself.</summary>
    public void Saw(PullPage page)
    {
        if (_unseen.Count == 0)
        {
            return;
        }

        _unseen.ExceptWith(page.Customers.Select(one => (HintSubject.Customer, one.Customer.Key.Id)));
        _unseen.ExceptWith(page.Orders.Select(one => (HintSubject.Order, one.Order.Key.Id)));
        _unseen.ExceptWith(page.DeletedCustomers.Select(id => (HintSubject.Customer, id)));
        _unseen.ExceptWith(page.DeletedOrders.Select(id => (HintSubject.Order, id)));
    }

    /// <summary>
    /// After all else, so that who is gone is known to be. Orders tell the same, of an account that had any.
    /// </summary>
    public ImmutableArray<MergedCustomer> Merged =>
    [
        .. _hints.Where(one => one.Hint.Kept is not null)
            .Select(one => new MergedCustomer(one.Hint.Id, one.Hint.Kept!)),
    ];

    /// <summary>After the pull; null: everything was brought already.</summary>
    public async Task<PullPage?> ReadAsync(CancellationToken ct)
    {
        var keys = Asked().Select(one => one.Hint.Key).ToList();
        return keys.Count > 0 && _shop is IReadsByKey reader ? await reader.ReadAsync(keys, ct) : null;
    }

    /// <summary>Only what was looked after, and after it is stored.</summary>
    public async Task DropAsync(LeaseHold hold)
    {
        var asked = Asked().ToHashSet();
        var done = _hints.Where(one => _shop is not IReadsByKey || !IsUnseen(one) || asked.Contains(one)).ToList();
        if (done.Count > 0)
        {
            await _context.Storage.DropHintsAsync(hold.Lease, done, hold.Stop);
        }
    }

    private IEnumerable<KeptHint> Asked() => _hints.Where(IsUnseen).Take(IReadsByKey.KeysMost);

    private bool IsUnseen(KeptHint one) => _unseen.Contains((one.Hint.Subject, one.Hint.Id));
}
