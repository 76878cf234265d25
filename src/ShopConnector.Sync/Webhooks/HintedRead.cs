using System.Collections.Immutable;
using NodaTime;
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

    /// <summary>So long a shop may go on showing an account that it said was merged into another.</summary>
    private static readonly Duration MergeAwaited = Duration.FromDays(1);

    private readonly SyncContext _context;
    private readonly IShop _shop;
    private readonly IReadOnlyList<KeptHint> _hints;
    private readonly HashSet<(HintSubject Subject, string Id)> _unseen;
    private readonly HashSet<string> _merged;
    private HashSet<string> _stillShown = [];

    private HintedRead(SyncContext context, IShop shop, IReadOnlyList<KeptHint> hints)
    {
        _context = context;
        _shop = shop;
        _hints = hints;
        _unseen = [.. hints.Select(one => (one.Hint.Subject, one.Hint.Id))];
        _unseen.RemoveWhere(one => one.Subject == HintSubject.Shop);
        _merged = [.. Merged.Select(one => one.Id)];
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

        // Lists lag: one that was merged away counts as seen only once it is gone.
        _unseen.ExceptWith(page.Customers.Where(one => !_merged.Contains(one.Customer.Key.Id))
            .Select(one => (HintSubject.Customer, one.Customer.Key.Id)));
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
        if (keys.Count == 0 || _shop is not IReadsByKey reader)
        {
            return null;
        }

        var page = await reader.ReadAsync(keys, ct);
        _stillShown = [.. page.Customers.Select(one => one.Customer.Key.Id).Where(_merged.Contains)];
        return page;
    }

    /// <summary>Only what was looked after, and after it is stored.</summary>
    public async Task DropAsync(LeaseHold hold)
    {
        var asked = Asked().ToHashSet();
        var done = _hints.Where(one => _shop is not IReadsByKey || !IsUnseen(one) || asked.Contains(one))
            .Where(one => !IsAwaited(one.Hint)).ToList();
        if (done.Count > 0)
        {
            await _context.Storage.DropHintsAsync(hold.Lease, done, hold.Stop);
        }
    }

    private IEnumerable<KeptHint> Asked() => _hints.Where(IsUnseen).Take(IReadsByKey.KeysMost);

    /// <summary>Dropped now, nothing would tell later into whom the account was merged, unless it had orders.</summary>
    private bool IsAwaited(Hint hint) => _stillShown.Contains(hint.Id) && hint.Kept is not null
        && _context.Clock.GetCurrentInstant() - hint.ReceivedAt < MergeAwaited;

    private bool IsUnseen(KeptHint one) => _unseen.Contains((one.Hint.Subject, one.Hint.Id));
}
