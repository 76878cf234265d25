using ShopConnector.Loyalty.Offers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Storage.Journal;

/// <summary>Stores entitlements, new ones and those whose state moved.</summary>
internal static class EntitlementRows
{
    private static readonly string[] s_columns =
    [
        "@source", "@memberId", "@shop", "@customerId", "@offer", "@owed", "@cents", "@validUntil", "@state", "@code",
        "@friends", "@body",
    ];

    public static Task<int> StoreAsync(
        Session session, IReadOnlyCollection<(string MemberId, Entitlement Entitlement)> rows) =>
        session.EachAsync("UpsertEntitlement", rows, s_columns, (row, values) =>
        {
            values[0] = row.Entitlement.Key;
            values[1] = row.MemberId;
            values[2] = row.Entitlement.Customer.Shop;
            values[3] = row.Entitlement.Customer.Id;
            values[4] = row.Entitlement.Offer;
            values[5] = row.Entitlement.Control ? 0L : 1L;
            values[6] = CentsOf(row.Entitlement);
            values[7] = row.Entitlement.ValidUntil.ToUnixTimeTicks();
            values[8] = row.Entitlement.State.ToString();
            values[9] = row.Entitlement.Code;
            values[10] = row.Entitlement.Referral is null ? 0L : 1L;
            values[11] = Column.Write(row.Entitlement);
        });

    // Whole cents, so that a database can add them up exactly; what it costs at worst is never told too low.
    private static long? CentsOf(Entitlement entitlement) =>
        entitlement.Terms is { Kind: CodeKind.Amount, Number: var amount }
            ? (long)decimal.Ceiling(amount * Intents.CentsPerUnit)
            : null;

    /// <summary>Codes that the shop has confirmed.</summary>
    public static async Task SettleAsync(Session session, CustomerChange? done)
    {
        foreach (var issued in done?.Issue ?? [])
        {
            await session.ExecuteAsync("SetCode", new { source = issued.Entitlement, code = issued.Code });
        }

        foreach (var retired in done?.Retire ?? [])
        {
            var values = new { source = retired.Entitlement, state = retired.As.ToString() };
            await session.ExecuteAsync("EndEntitlement", values);
        }
    }
}
