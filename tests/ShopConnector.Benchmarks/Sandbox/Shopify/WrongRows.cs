using System.Globalization;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sandbox;
using ShopConnector.Sync;

namespace ShopConnector.Benchmarks.Sandbox.Shopify;

/// <summary>Rows of a copy that are not as the shop itself has them: other, missing, or too many.</summary>
internal static class WrongRows
{
    public static async Task<long> OfStorageAsync(IStorage storage, SandboxShop shop, CancellationToken ct)
    {
        var orders = new Dictionary<string, string>(StringComparer.Ordinal);
        var customers = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var member in storage.AllAsync(shop.Name, ct))
        {
            foreach (var held in member.Customers.Where(held => held is { IsGone: false, IsStaff: false }))
            {
                if (!held.Key.IsGuest)
                {
                    customers[held.Key.Id] = Row(held.Email, held.Card.Tags);
                }
            }

            foreach (var order in member.History.Orders)
            {
                orders[order.Key.Id] = Row(
                    order.Total, order.Refunds.Sum(refund => refund.Total), order.PaidAt is not null,
                    order.CancelledAt is not null, order.Lines.Sum(line => line.Quantity));
            }
        }

        return Of(shop.Truth(), customers, orders, Email.Normalise);
    }

    /// <param name="spelled">How the copy spells an address.</param>
    /// <param name="known">Only rows the copy was asked for are compared; null: all.</param>
    public static long Of(
        SandboxTruth truth, Dictionary<string, string> customers, Dictionary<string, string> orders,
        Func<string?, string?> spelled, Func<string, bool>? known = null)
    {
        // Who left neither account nor address is nobody's, and is not counted as anybody's.
        var owned = truth.Orders.Where(one => one.Customer is not null || one.Email is not null)
            .Select(one => (one.Id, Row: Row(one.Total, one.Refunded, one.IsPaid, one.IsCancelled, one.Pieces)));
        var accounts = truth.Customers.Select(one => (one.Id, Row: Row(spelled(one.Email), one.Tags)));
        var real = truth.Orders.Select(one => one.Id).Concat(truth.Customers.Select(one => one.Id))
            .ToHashSet(StringComparer.Ordinal);
        return Differing(accounts, customers, known) + Differing(owned, orders, known)
            + customers.Keys.Concat(orders.Keys).LongCount(id => !real.Contains(id));
    }

    private static long Differing(
        IEnumerable<(string Id, string Row)> real, Dictionary<string, string> copy, Func<string, bool>? known)
    {
        var wrong = 0L;
        foreach (var (id, row) in real.Where(one => known?.Invoke(one.Id) ?? true))
        {
            if (copy.GetValueOrDefault(id) == row)
            {
                continue;
            }

            if (++wrong == 1)
            {
                Console.Error.WriteLine($"For example {id}: {copy.GetValueOrDefault(id) ?? "missing"}, really {row}");
            }
        }

        return wrong;
    }

    public static string Row(string? email, IEnumerable<string> tags) =>
        $"{email}|{string.Join(',', tags.Order(StringComparer.Ordinal))}";

    public static string Row(decimal total, decimal refunded, bool paid, bool cancelled, decimal pieces) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{total:0.00}|{refunded:0.00}|{paid}|{cancelled}|{pieces:0}");
}
