using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Customers;

/// <summary>
/// Points spent by the member. <see cref="UsedOn"/> names the order on which they were used, if known.
/// </summary>
public sealed record Redemption(string Id, Instant At, long Points, OrderKey? UsedOn = null)
{
    /// <summary>Name of the reward they were spent on; its entitlement has this redemption's id as its key.</summary>
    public string? Reward { get; init; }

    /// <summary>
    /// Fixed when it is made: here the points come back if the reward's code is unused. Null: never.
    /// </summary>
    public Instant? GivesBackAt { get; init; }

    /// <summary>Made by the programme when the points sufficed, and no activity of the member.</summary>
    public bool Automatic { get; init; }
}
