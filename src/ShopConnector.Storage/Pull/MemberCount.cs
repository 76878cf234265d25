using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Pull;

/// <summary>
/// How many customers, guests and members of a shop some members make up. Taken before and after a change, the
/// difference keeps the shop's counters, and costs as much as the change is large.
/// </summary>
internal sealed record MemberCount
{
    public long Customers { get; init; }

    public long Guests { get; init; }

    public long Members { get; init; }

    public static MemberCount operator -(MemberCount left, MemberCount right) => new()
    {
        Customers = left.Customers - right.Customers,
        Guests = left.Guests - right.Guests,
        Members = left.Members - right.Members,
    };

    public static async Task<MemberCount> OfAsync(Session session, string shop, IReadOnlyCollection<string> members) =>
        members.Count == 0
            ? new MemberCount()
            : (await session.FirstAsync<MemberCount>("CountOfMembers", new { shop, members = Column.List(members) }))!;

    /// <summary>For <c>MoveShop</c>.</summary>
    public object Values(string shop, long orders = 0, string? watermark = null) => new
    {
        shop,
        watermark,
        orders,
        customers = Customers,
        guests = Guests,
        members = Members,
    };
}
