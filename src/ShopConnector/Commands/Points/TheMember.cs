using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Presentation;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Commands.Points;

/// <summary>The one member that a command is about, as of now; nobody's points are touched on a guess.</summary>
internal sealed record TheMember(StoredMember Stored, Decision Decision)
{
    public MemberHistory History => Stored.History;

    /// <summary>Name and key, for people.</summary>
    public string Name =>
        $"{SafeText.Cell(Stored.Customers[0].DisplayName ?? Stored.Customers[0].Email)} ({Home})";

    /// <summary>Whom an adjustment follows when members are joined or parted: an account before a guest.</summary>
    public CustomerKey Home =>
        (Stored.Customers.FirstOrDefault(customer => !customer.Key.IsGuest) ?? Stored.Customers[0]).Key;

    public static async Task<TheMember> FindAsync(
        Connector connector, string verb, string customer, CancellationToken ct)
    {
        var found = await connector.Storage.FindAsync(customer, ct);
        if (found.Count != 1)
        {
            throw new SettingsException(found.Count == 0
                ? $"{verb} {customer}: no such customer is known. Pull first with: shopconnector plan"
                : $"{verb} {customer}: that is {found.Count} different customers. Name one of: "
                    + string.Join(", ", found.Select(member => member.Customers[0].Key)) + ".");
        }

        var now = connector.Clock.GetCurrentInstant();
        return new TheMember(found[0], Evaluation.Of(found[0].History, connector.Program, now));
    }
}
