using ShopConnector.Composition;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Commands.Points;

/// <summary>The one member that a command is about, with what the programme decides as of now.</summary>
internal sealed record TheMember(NamedMember Named, Decision Decision)
{
    public MemberHistory History => Named.History;

    public string Name => Named.Name;

    public CustomerKey Home => Named.Home;

    public static async Task<TheMember> FindAsync(
        Connector connector, string verb, string customer, CancellationToken ct)
    {
        var named = await NamedMember.FindAsync(connector, verb, customer, ct);
        var now = connector.Clock.GetCurrentInstant();
        return new TheMember(named, Evaluation.Of(named.History, connector.Program, now));
    }
}
