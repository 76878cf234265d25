using NodaTime;

namespace ShopConnector.Loyalty.Points.Ledger;

/// <summary>What goes first at one instant, as the contract orders it.</summary>
internal enum Phase
{
    Expire,
    MakeLot,

    /// <summary>A return on a cancellation gives the rest, so it comes after those on refunds.</summary>
    MakeLastReturn,
    BecomeAvailable,
    PayWhatIsOwed,
    Refund,
    Cancel,
    Redeem,
    Adjust,

    /// <summary>Of what was given or taken by hand: at the same instant it comes after that.</summary>
    Reverse,

    /// <summary>What the programme redeems by itself is decided after all else.</summary>
    RedeemByItself,
}

/// <summary>A place in the replay. Total, so that the order of the input never matters.</summary>
/// <param name="Id">What the contract orders by within a phase, such as the refund's id.</param>
/// <param name="Key">Of the posting; decides where ids are equal.</param>
internal readonly record struct Moment(Instant At, Phase Phase, string Id, string Key) : IComparable<Moment>
{
    public Moment(Instant at, Phase phase, string key)
        : this(at, phase, "", key)
    {
    }

    public static bool operator <(Moment left, Moment right) => left.CompareTo(right) < 0;

    public static bool operator <=(Moment left, Moment right) => left.CompareTo(right) <= 0;

    public static bool operator >(Moment left, Moment right) => left.CompareTo(right) > 0;

    public static bool operator >=(Moment left, Moment right) => left.CompareTo(right) >= 0;

    public int CompareTo(Moment other)
    {
        var order = At.CompareTo(other.At);
        if (order == 0)
            order = Phase.CompareTo(other.Phase);

        if (order == 0)
            order = string.CompareOrdinal(Id, other.Id);

        return order != 0 ? order : string.CompareOrdinal(Key, other.Key);
    }
}
