using NodaTime;
using ShopConnector.Sync;

namespace ShopConnector.AppProxy;

/// <summary>
/// Which shoppers have proven that they receive mail at their address, asked of the shop and remembered: a shopper who
/// reloads a page must not spend the points that runs live on. In doubt nobody has proven anything.
/// </summary>
internal sealed class VerifiedEmails(IStorefront storefront, IClock clock)
{
    /// <summary>Of all shoppers of the shop together, a point each. Whoever comes after them has to wait.</summary>
    public const int QuestionsPerMinute = 30;

    /// <summary>What is proven of an address stays so; another address is another question.</summary>
    public static readonly Duration YesFor = Duration.FromHours(1);

    /// <summary>Whoever has just opened the link in the mail does not wait for longer.</summary>
    public static readonly Duration NoFor = Duration.FromMinutes(2);

    /// <summary>More than can be asked of in <see cref="YesFor"/>.</summary>
    private const int RememberedMost = 2_000;

    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Customer, string Member), Known> _known = [];
    private Instant _minuteBegan = Instant.MinValue;
    private int _asked;

    /// <param name="member">
    /// Whose points would be shown. Who proved one address and then takes another one's has another member, and has
    /// proven nothing of it.
    /// </param>
    public Task<bool> HasAsync(string customer, string member, CancellationToken ct) =>
        AnswerAsync((customer, member)).WaitAsync(ct);

    private Task<bool> AnswerAsync((string Customer, string Member) key)
    {
        lock (_gate)
        {
            var now = clock.GetCurrentInstant();
            if (_known.TryGetValue(key, out var known) && now < known.Until)
            {
                return known.Answer;
            }

            if (!MayAsk(now))
            {
                return Task.FromResult(false); // Nothing is known, and nobody is asked now.
            }

            if (_known.Count >= RememberedMost)
            {
                _known.Clear();
            }

            var answer = AskAsync(key);
            _known[key] = new Known(answer, now + NoFor); // Also while it is asked: two at once are one question.
            return answer;
        }
    }

    private bool MayAsk(Instant now)
    {
        // A clock that was put back must not keep everybody waiting until it is where it was.
        if (now - Minute >= _minuteBegan || now < _minuteBegan)
        {
            (_minuteBegan, _asked) = (now, 0);
        }

        return ++_asked <= QuestionsPerMinute;
    }

    /// <summary>Not for one request: it may be gone before the others that wait for the same answer.</summary>
    private async Task<bool> AskAsync((string Customer, string Member) key)
    {
        await Task.Yield(); // Out of the lock.
        using var patience = new CancellationTokenSource(AnswerWithin);
        try
        {
            var has = await storefront.HasVerifiedEmailAsync(key.Customer, patience.Token);
            Remember(key, has);
            return has;
        }
        catch
        {
            Forget(key);
            throw;
        }
    }

    private void Remember((string Customer, string Member) key, bool has)
    {
        lock (_gate)
        {
            var until = clock.GetCurrentInstant() + (has ? YesFor : NoFor);
            _known[key] = new Known(Task.FromResult(has), until);
        }
    }

    private void Forget((string Customer, string Member) key)
    {
        lock (_gate)
        {
            _known.Remove(key);
        }
    }

    private sealed record Known(Task<bool> Answer, Instant Until);
}
