using System.CommandLine;
using ShopConnector.Composition;

namespace ShopConnector.Commands.Customers;

/// <summary>A verb about one customer that changes nothing: it takes who it is, and how to show it.</summary>
internal static class CustomerCommand
{
    public delegate Task<ExitCode> Run(
        Invocation invocation, Connector connector, string customer, CancellationToken ct);

    public static Argument<string> Customer() => new("CUSTOMER")
    {
        Description = "E-mail address, name, number in the shop, or SHOP:NUMBER.",
    };

    public static Command Create(string name, string description, Run run)
    {
        var customer = Customer();
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command(name, description) { customer, json, config, debug };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            return invocation.RunAsync(
                config, connector => run(invocation, connector, parsed.GetValue(customer)!, ct), ct);
        });
        return command;
    }
}
