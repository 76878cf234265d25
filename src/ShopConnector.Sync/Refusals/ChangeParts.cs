using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Sync.Refusals;

/// <summary>
/// What a change consists of, piece by piece, each as a hash: to be recognised in a later change, and to tell nothing
/// of the customer in the meantime.
/// </summary>
public static class ChangeParts
{
    private const int HashBytes = 9;

    public static ImmutableHashSet<string> Of(CustomerChange? change) =>
        change is null ? [] : [.. Texts(change).Select(Hash)];

    private static IEnumerable<string> Texts(CustomerChange change) =>
    [
        .. change.AddTags.Select(tag => $"add {tag}"),
        .. change.RemoveTags.Select(tag => $"remove {tag}"),
        // Of a guest the values go to the newest order: another one is another attempt.
        .. change.Fields.Select(field => $"set {field.Field} on {change.CarrierOrder}: {field.To}"),
        // A code is kept to an address: with another one the shop may take it.
        .. change.Issue.Select(code => $"issue {code.Entitlement} {code.Code} to {change.Email}"),
        .. change.Retire.Select(code => $"retire {code.Entitlement} {code.Code}"),
        .. change.ClearOrders.Select(order => $"clear {order}"),
        .. change.Orders.Select(order => $"order {order.Order} {order.Hold} {string.Join(' ', order.TagsAfter)}"),
    ];

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
