using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Presentation;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Commands;

/// <summary>The one member that a command is about; nothing is done to anybody on a guess.</summary>
internal sealed record NamedMember(StoredMember Stored)
{
    public MemberHistory History => Stored.History;

    /// <summary>Name and key, for people.</summary>
    public string Name =>
        $"{SafeText.Cell(Stored.Customers[0].DisplayName ?? Stored.Customers[0].Email)} ({Home})";

    /// <summary>Whom an act follows when members are joined or parted: an account before a guest.</summary>
    public CustomerKey Home =>
        (Stored.Customers.FirstOrDefault(customer => !customer.Key.IsGuest) ?? Stored.Customers[0]).Key;

    public static async Task<NamedMember> FindAsync(
        Connector connector, string verb, string customer, CancellationToken ct)
    {
        var found = await connector.Storage.FindAsync(customer, ct);
        return found.Count switch
        {
            1 => new NamedMember(found[0]),
            0 => throw new SettingsException(
                $"{verb} {customer}: no such customer is known. Pull first with: shopconnector plan"),
            _ => throw new SettingsException(
                $"{verb} {customer}: that is {found.Count} different customers. Name one of: "
                + string.Join(", ", found.Select(member => member.Customers[0].Key)) + "."),
        };
    }
}
