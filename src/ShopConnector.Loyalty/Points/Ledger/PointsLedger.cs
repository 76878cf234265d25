using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>
/// The ledger of one member, replayed from the first posting on. The rules plan what happens and when; here it
/// happens in the contract's order, so that backdated facts and stored postings fall into their place.
/// </summary>
internal sealed class PointsLedger(HeldPostings held, Activity activity)
{
    private readonly PriorityQueue<Action, Moment> _agenda = new();
    private readonly List<Posting> _postings = [];
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);
    private Instant _clock = Instant.MinValue;

    public HeldPostings Held { get; } = held;

    public Lots Lots { get; } = new();

    public long Balance { get; private set; }

    public long Pending { get; private set; }

    public List<string> Problems { get; } = [];

    public PointsPosition Position => new(Balance, Pending, Lots.NextExpiry());

    /// <summary>
    /// One fact, one key. True when the ledger does not hold it yet, so that the posting is to be made.
    /// </summary>
    public bool Claim(string key, string fact)
    {
        if (!_claimed.Add(key))
            Refuse(key, fact);

        return !Held.Contains(key);
    }

    /// <summary>The same for an order. There are many, and the sentence is needed for hardly any.</summary>
    public bool Claim(string key, OrderKey order)
    {
        if (!_claimed.Add(key))
            Refuse(key, $"Order {order}");

        return !Held.Contains(key);
    }

    public void Plan(Moment moment, Action happen) => _agenda.Enqueue(happen, moment);

    /// <summary>Lets everything happen up to and at an instant.</summary>
    public void RunTo(Instant until)
    {
        while (_agenda.TryPeek(out var happen, out var moment) && moment.At <= until)
        {
            _agenda.Dequeue();
            _clock = Instant.Max(_clock, moment.At);
            happen();
        }
    }

    /// <summary>
    /// Runs on into the future and stops at the first instant at which the position differs; null when it never does.
    /// </summary>
    public Instant? RunToNextChange()
    {
        var position = Position;
        while (_agenda.TryPeek(out _, out var moment))
        {
            RunTo(moment.At);
            if (Position != position)
                return moment.At;
        }

        return null;
    }

    public ImmutableArray<Posting> Postings()
    {
        _postings.Sort(static (x, y) => x.At != y.At ? x.At.CompareTo(y.At) : string.CompareOrdinal(x.Key, y.Key));
        return [.. _postings];
    }

    /// <summary>A stored posting of nothing: we make none, but what is stored stands.</summary>
    public void Keep(Posting posting) => Enter(posting, order: null);

    /// <summary>Points gained: a lot of its own.</summary>
    public void Gain(Posting posting, OrderAccount? order = null)
    {
        if (posting.Points == 0)
            return;

        Enter(posting, order);
        var lot = new Lot(posting, ExpiryOf(posting));
        Lots.Add(lot);
        order?.Add(lot);
        if (lot.AvailableAt <= _clock)
            Release(lot);
        else
            Plan(new Moment(lot.AvailableAt, Phase.BecomeAvailable, lot.Key), () => Release(lot));

        // A stored expiry has its own moment and took what it took.
        if (lot.ExpiresAt is { } expiresAt && !Held.Contains(PostingKey.Expire(lot.Key)))
            Plan(new Moment(expiresAt, Phase.Expire, lot.Key), () => Expire(lot, expiresAt, order));
    }

    /// <summary>
    /// Points lost: first from the lots of the order it corrects, available or not; the rest, once the posting is
    /// available, from the other available lots; what they cannot give stays owed.
    /// </summary>
    public void Lose(Posting posting, Phase phase, OrderAccount? order = null)
    {
        if (posting.Points == 0)
            return;

        Enter(posting, order);
        var rest = TakeFromOwn(order, -posting.Points);
        if (rest == 0)
            return;

        if (posting.AvailableAt <= _clock)
            Lots.Take(rest);
        else
            Plan(new Moment(posting.AvailableAt, phase, posting.Key), () => Lots.Take(TakeFromOwn(order, rest)));
    }

    /// <summary>An expiry that the history holds: it may have taken more or less than the lot has now.</summary>
    public void LoseToStoredExpiry(Posting posting)
    {
        Enter(posting, order: null);
        var rest = -posting.Points;
        if (Lots.Find(PostingKey.After(posting.Key, PostingKey.ExpirePrefix)) is { } lot)
        {
            rest -= Lots.TakeFrom(lot, rest);
            Lots.Outlive(lot);
        }

        Lots.Take(rest);
    }

    private Instant? ExpiryOf(Posting posting) =>
        posting.InactiveMonths is { } months ? activity.EndOf(posting.At, months) : posting.ExpiresAt;

    private void Expire(Lot lot, Instant at, OrderAccount? order)
    {
        if (lot.Left == 0)
            return;

        Enter(
            new Posting
            {
                Key = PostingKey.Expire(lot.Key),
                Points = -lot.Left,
                At = at,
                AvailableAt = Instant.Max(at, lot.AvailableAt),
            },
            order);
        Lots.TakeFrom(lot, lot.Left);
    }

    private void Release(Lot lot)
    {
        Lots.Release(lot);
        Plan(new Moment(lot.AvailableAt, Phase.PayWhatIsOwed, lot.Key), Lots.Settle);
    }

    private long TakeFromOwn(OrderAccount? order, long points)
    {
        if (order is null)
            return points;

        foreach (var lot in order.Lots)
            points -= Lots.TakeFrom(lot, points);

        return points;
    }

    private void Enter(Posting posting, OrderAccount? order)
    {
        _postings.Add(posting);
        if (!Held.Contains(posting.Key))
            order?.Add(posting);

        if (posting.AvailableAt <= _clock)
        {
            Balance = checked(Balance + posting.Points);
            return;
        }

        Pending = checked(Pending + posting.Points);
        Plan(new Moment(posting.AvailableAt, Phase.BecomeAvailable, posting.Key), () => Mature(posting));
    }

    private void Mature(Posting posting)
    {
        Pending = checked(Pending - posting.Points);
        Balance = checked(Balance + posting.Points);
    }

    private void Refuse(string key, string fact) => Problems.Add(
        $"{fact} makes the posting {key}, which another fact makes too; a key is unique within its member.");
}
