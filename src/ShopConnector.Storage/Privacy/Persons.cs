using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Storage.Privacy;

/// <summary>Which customers of a shop are the person that a shop names.</summary>
internal static class Persons
{
    public static Task<IReadOnlyList<string>> IdsAsync(
        Session session, string shop, NamedPerson person, byte[] secret)
    {
        // Without an address nobody has this id: members' ids start with another letter.
        var memberId = Email.Normalise(person.Email) is { } email ? MemberId.OfEmail(email, secret) : "";
        return session.RowsAsync<string>("PersonIds", new
        {
            shop,
            customer = person.Customer ?? "",
            memberId,
            orders = Column.List(person.Orders),
        });
    }
}
