using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Sync;

/// <summary>
/// What people do with a member's points. Each call is one transaction and needs no lease: it appends, and makes the
/// member's customers due, so that the next run of each shop shows it.
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
}
