using System.CommandLine;
using ShopConnector.Composition;
using ShopConnector.Presentation.Events;

namespace ShopConnector.Commands.Events;

/// <summary><c>event list CUSTOMER</c>: what was noted of a customer, the oldest first.</summary>
internal static class EventListCommand
{
    public static Command Create()
    {
        var customer = EventCommand.Customer();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("list", "What was noted of a customer, when and by whom.")
        {
            customer, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(
                config, connector => RunAsync(invocation, connector, parsed.GetValue(customer)!, ct), ct);
        });
        return command;
    }

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
