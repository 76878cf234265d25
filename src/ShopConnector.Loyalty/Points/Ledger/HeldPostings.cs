using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>What the ledger already holds, found by key and added up by order.</summary>
internal sealed class HeldPostings
{
    private readonly Dictionary<string, Posting> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<OrderKey, OrderAccount> _ofOrders = [];

    // Only what is stored is found by the name in its key; a member without postings needs no names.
    private readonly Dictionary<string, OrderAccount> _ofNames = new(StringComparer.Ordinal);

    /// <exception cref="HistoryException">Two postings with one key, all of them named.</exception>
    public HeldPostings(ImmutableArray<Posting> postings, ImmutableArray<Order> orders)
    {
        List<string>? problems = null;
        foreach (var order in orders)
        {
            var account = new OrderAccount();
            if (_ofOrders.TryAdd(order.Key, account) && !postings.IsEmpty)
                _ofNames.TryAdd(order.Key.ToString(), account);
        }

        foreach (var posting in postings)
        {
            if (!_byKey.TryAdd(posting.Key, posting))
                (problems ??= []).Add(
                    $"The ledger holds two postings {posting.Key}; a key is unique within its member.");
            else if (PostingKey.Is(posting.Key, PostingKey.EarnPrefix))
                _ofNames.TryAdd(PostingKey.After(posting.Key, PostingKey.EarnPrefix), new OrderAccount());
        }

        if (problems is not null)
            throw new HistoryException(problems);

        foreach (var posting in postings)
            if (OrderOf(posting.Key) is { } order)
                _ofNames[order].Hold(posting, AdjustmentNumber(posting.Key, order));
    }

    public IEnumerable<Posting> All => _byKey.Values;

    /// <summary>Of every order, and of those whose earning is held although they are gone.</summary>
    public IEnumerable<OrderAccount> Accounts => _ofNames.Values;

    public Posting? Find(string key) => _byKey.GetValueOrDefault(key);

    public bool Contains(string key) => _byKey.ContainsKey(key);

    public OrderAccount AccountOf(OrderKey order) => _ofOrders[order];

    /// <summary>The order whose account a posting belongs to; null for redemptions, returns and bonuses.</summary>
    public OrderAccount? AccountOf(string key) => OrderOf(key) is { } order ? _ofNames[order] : null;

    private string? OrderOf(string key)
    {
        if (PostingKey.Is(key, PostingKey.ExpirePrefix))
            key = PostingKey.After(key, PostingKey.ExpirePrefix);

        foreach (var prefix in (ReadOnlySpan<string>)[PostingKey.EarnPrefix, PostingKey.CancelPrefix])
            if (PostingKey.Is(key, prefix))
                return Known(PostingKey.After(key, prefix));

        foreach (var prefix in (ReadOnlySpan<string>)[PostingKey.RefundPrefix, PostingKey.AdjustPrefix])
            if (PostingKey.Is(key, prefix))
                return LongestKnown(PostingKey.After(key, prefix));

        return null;
    }

    private string? Known(string order) => _ofNames.ContainsKey(order) ? order : null;

    // Names may hold colons themselves, so the end of the order is found by trying, the longest first.
    private string? LongestKnown(string orderAndMore)
    {
        for (var end = orderAndMore.LastIndexOf(':'); end > 0; end = orderAndMore.LastIndexOf(':', end - 1))
            if (Known(orderAndMore[..end]) is { } order)
                return order;

        return null;
    }

    private static int AdjustmentNumber(string key, string order)
    {
        var start = PostingKey.AdjustPrefix.Length + order.Length + 1;
        return PostingKey.Is(key, PostingKey.AdjustPrefix)
            && int.TryParse(key.AsSpan(start), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : 0;
    }
}
