using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>What the ledger already holds, found by key and added up by order.</summary>
internal sealed class HeldPostings
{
    // One more is always made out of the last: far below where numbers end, and above what any order has seen.
    private const int MostAdjustments = 1_000_000;

    private readonly Dictionary<string, Posting> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<OrderKey, OrderAccount> _ofOrders = [];

    // Only what is stored is found by the name in its key; a member without postings needs no names.
    private readonly Dictionary<string, OrderAccount> _ofNames = new(StringComparer.Ordinal);

    // Keys of adjustments by hand that belong together: the reversal's, and of what it reverses.
    private readonly Dictionary<string, string> _reversed = new(StringComparer.Ordinal);

    private readonly HashSet<string> _automatic = new(StringComparer.Ordinal);

    /// <exception cref="HistoryException">Two postings with one key, all of them named.</exception>
    public HeldPostings(MemberHistory seen)
    {
        List<string>? problems = null;
        var postings = seen.Postings;
        foreach (var manual in seen.Manual)
            if (manual.Reverses is { } reversed)
                Join(PostingKey.Manual(manual.Id), PostingKey.Manual(reversed));

        foreach (var redemption in seen.Redemptions)
            if (redemption.Automatic)
                _automatic.Add(PostingKey.Redeem(redemption.Id));

        foreach (var order in seen.Orders)
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
            else if (PostingKey.Is(posting.Key, PostingKey.ReferralPrefix))
                _ofNames.TryAdd(posting.Key, new OrderAccount());
        }

        foreach (var posting in postings)
        {
            if (OrderOf(posting.Key) is not { } order)
                continue;

            var number = AdjustmentNumber(posting.Key, order);
            if (number > MostAdjustments)
                (problems ??= []).Add(
                    $"The ledger holds {posting.Key}; adjustments of an order count from 1 to " +
                    $"{MostAdjustments.ToString(CultureInfo.InvariantCulture)}. Give it the number it was made with.");
            else
                _ofNames[order].Hold(posting, number);
        }

        if (problems is not null)
            throw new HistoryException(problems);
    }

    public IEnumerable<Posting> All => _byKey.Values;

    /// <summary>Of every order, and of those whose earning is held although they are gone.</summary>
    public IEnumerable<OrderAccount> Accounts => _ofNames.Values;

    public bool IsAutomatic(string key) => _automatic.Contains(key);

    public bool IsReversal(string key) => _reversed.ContainsKey(key);

    public Posting? Find(string key) => _byKey.GetValueOrDefault(key);

    public bool Contains(string key) => _byKey.ContainsKey(key);

    public OrderAccount AccountOf(OrderKey order) => _ofOrders[order];

    /// <summary>
    /// The account of the order, of the friend's order, or of the adjustment by hand and its reversal, to which a
    /// posting belongs; null for all others.
    /// </summary>
    public OrderAccount? AccountOf(string key) => OrderOf(key) is { } order ? _ofNames[order] : null;

    private void Join(string reversal, string reversed)
    {
        _reversed[reversal] = reversed;
        _ofNames.TryAdd(reversed, new OrderAccount());
    }

    private string? OrderOf(string key)
    {
        if (PostingKey.Is(key, PostingKey.ExpirePrefix))
            key = PostingKey.After(key, PostingKey.ExpirePrefix);

        if (PostingKey.Is(key, PostingKey.ManualPrefix))
            return Known(_reversed.GetValueOrDefault(key, key));

        if (PostingKey.Is(key, PostingKey.ReferralPrefix))
            return Known(key);

        if (PostingKey.Is(key, PostingKey.ReferralAdjustPrefix))
            return LongestKnown(
                PostingKey.ReferralPrefix + PostingKey.After(key, PostingKey.ReferralAdjustPrefix));

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
        var name = PostingKey.Is(key, PostingKey.AdjustPrefix) ? PostingKey.AdjustPrefix + order
            : PostingKey.Is(key, PostingKey.ReferralAdjustPrefix)
                ? PostingKey.ReferralAdjustPrefix + PostingKey.After(order, PostingKey.ReferralPrefix)
                : null;
        if (name is null || !decimal.TryParse(
            key.AsSpan(name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return 0;

        return (int)Math.Min(number, MostAdjustments + 1);
    }
}
