using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>What the ledger already holds, found by key and added up by order.</summary>
internal sealed class HeldPostings
{
    private readonly Dictionary<string, Posting> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderAccount> _accounts = new(StringComparer.Ordinal);

    /// <exception cref="HistoryException">Two postings with one key, all of them named.</exception>
    public HeldPostings(ImmutableArray<Posting> postings, ImmutableArray<Order> orders)
    {
        List<string>? problems = null;
        foreach (var order in orders)
            _accounts.TryAdd(order.Key.ToString(), new OrderAccount());

        foreach (var posting in postings)
        {
            if (!_byKey.TryAdd(posting.Key, posting))
                (problems ??= []).Add(
                    $"The ledger holds two postings {posting.Key}; a key is unique within its member.");
            else if (PostingKey.Is(posting.Key, PostingKey.EarnPrefix))
                _accounts.TryAdd(PostingKey.After(posting.Key, PostingKey.EarnPrefix), new OrderAccount());
        }

        if (problems is not null)
            throw new HistoryException(problems);

        foreach (var posting in postings)
            if (OrderOf(posting.Key) is { } order)
                _accounts[order].Hold(posting, AdjustmentNumber(posting.Key, order));
    }

    public IEnumerable<Posting> All => _byKey.Values;

    public Posting? Find(string key) => _byKey.GetValueOrDefault(key);

    public bool Contains(string key) => _byKey.ContainsKey(key);

    public OrderAccount AccountOf(OrderKey order) => _accounts[order.ToString()];

    /// <summary>The order whose account a posting belongs to; null for redemptions, returns and bonuses.</summary>
    public OrderAccount? AccountOf(string key) => OrderOf(key) is { } order ? _accounts[order] : null;

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

    private string? Known(string order) => _accounts.ContainsKey(order) ? order : null;

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
