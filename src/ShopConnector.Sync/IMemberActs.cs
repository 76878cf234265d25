using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Sync;

/// <summary>
/// What people do with a member's points, and what they note of the member. Each call is one transaction and needs no
/// lease: it appends, and makes the member's customers due, so that the next run of each shop shows it.
/// </summary>
public interface IMemberActs
{
    /// <param name="home">The customer it follows when members are joined or parted.</param>
    /// <param name="wanted">Its id is given here, and is in the result.</param>
    /// <exception cref="StorageException">What it reverses was reversed already.</exception>
    Task<ManualPoints> AdjustAsync(string member, CustomerKey home, ManualPoints wanted, CancellationToken ct);

    /// <summary>The redemption and its entitlement, both or neither.</summary>
    /// <param name="actsSeen">Adjustments and redemptions on which this was decided.</param>
    /// <returns>False when there are others by now: the balance was another one.</returns>
    Task<bool> RedeemAsync(string member, int actsSeen, RedeemedReward redeemed, CancellationToken ct);

    /// <summary>Once, however often it is told: an id that a customer of the member has already adds nothing.</summary>
    /// <param name="home">The customer it follows when members are joined or parted.</param>
    /// <param name="wanted">Its id may be another customer's too: the member knows it as <c>{home}:{id}</c>.</param>
    Task<NoteOutcome> NoteAsync(string member, CustomerKey home, MemberEvent wanted, CancellationToken ct);
}

/// <param name="Event">As it is stored.</param>
public abstract record NoteOutcome(MemberEvent Event)
{
    public sealed record Noted(MemberEvent Event) : NoteOutcome(Event);

    /// <summary>Kind and instant are the same: nothing was stored, and nobody fell due.</summary>
    public sealed record Known(MemberEvent Event) : NoteOutcome(Event);

    /// <summary>Another event has this id; nothing was stored.</summary>
    public sealed record Taken(MemberEvent Event) : NoteOutcome(Event);
}
