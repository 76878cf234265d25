using System.CommandLine;
using ShopConnector.Commands.Customers;
using ShopConnector.Composition;
using ShopConnector.Presentation.Events;

namespace ShopConnector.Commands.Events;

/// <summary><c>event list CUSTOMER</c>: what was noted of a customer, the oldest first.</summary>
internal static class EventListCommand
{
    public static Command Create() =>
        CustomerCommand.Create("list", "What was noted of a customer, when and by whom.", RunAsync);

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string customer, CancellationToken ct)
    {
        var member = await NamedMember.FindAsync(connector, "event list", customer, ct);
        var noted = member.History.Events.OrderBy(one => one.At).Select(one => NotedEvent.Of(one, member.Stored));
        new EventView(invocation.Terminal, connector.Program.Rules.Zone)
            .ShowAll(member.Name, [.. noted], invocation.Json);
        return ExitCode.Done;
    }
}
