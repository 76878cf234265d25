using System.Collections.Immutable;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Pull;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Storage.Referrals;

/// <summary>Keeps the index from codes to orders, and finds whom a change of an order or its buyer concerns.</summary>
internal sealed class OrderCodes(Session session, string shop, PageDiff diff)
{
    private static readonly string[] s_columns = ["@shop", "@orderId", "@code"];

    private readonly string[] _orders = [.. diff.Orders.Keys];

    /// <summary>
    /// Members whose codes are on orders of these customers. Asked before and after a page is stored: both who loses an
    /// order and who gets it is to look again.
    /// </summary>
    public async Task<IReadOnlyList<string>> ReferrersAsync()
    {
        if (diff.Touched.Count == 0 && _orders.Length == 0 || await session.FirstAsync<long>("AnyFriendCode") == 0)
            return [];

        var values = new { shop, orders = Column.List(_orders), customers = Column.List(diff.Touched) };
        return await session.RowsAsync<string>("ReferrersOf", values);
    }

    public async Task StoreAsync()
    {
        if (diff.Recoded.Count > 0)
            await session.ExecuteAsync("DropOrderCodes", new { shop, orders = Column.List(diff.Recoded) });

        var codes = diff.Orders.Values
            .SelectMany(row => row.Codes?.Split('\n') ?? [], (row, code) => (row.Id, Code: code)).ToList();
        await session.EachAsync("AddOrderCode", codes, s_columns, (one, values) =>
        {
            values[0] = shop;
            values[1] = one.Id;
            values[2] = one.Code;
        });
    }

    /// <summary>Null: the order has none.</summary>
    public static string? Joined(ImmutableArray<string> codes)
    {
        var folded = codes.Select(Fold).Where(code => code.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        return folded.Length == 0 ? null : string.Join('\n', folded);
    }

    /// <summary>Shops differ in the case of a code, and ours are in capitals.</summary>
    public static string Fold(string code) => code.Trim().ToUpperInvariant();
}
