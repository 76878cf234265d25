using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Storage.Members;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Referrals;

/// <summary>
/// Traces are stored as hashes with the installation's secret: equal ones are found, streets and cards are not.
/// </summary>
internal static class KeyedTraces
{
    public static Order Of(PulledOrder pulled, byte[] secret)
    {
        var (plain, order) = (pulled.Order.Traces, pulled.Order);

        // Of a guest the e-mail is the buyer itself, and says nothing more.
        var email = pulled.CustomerId is null ? null : Email.Normalise(pulled.Email);
        if (plain is null && email is null)
            return order;

        return order with
        {
            Traces = new OrderTraces(
                email is null ? null : MemberId.OfEmail(email, secret),
                Keyed("address", plain?.ShipTo), Keyed("address", plain?.BillTo), Keyed("card", plain?.Payment)),
        };

        string? Keyed(string kind, string? text) => text is null ? null : MemberId.OfText($"{kind} {text}", secret);
    }
}
