using System.CommandLine;
using ShopConnector.Commands.Customers;
using ShopConnector.Composition;
using ShopConnector.Presentation.Points;

namespace ShopConnector.Commands.Points;

/// <summary><c>points statement CUSTOMER</c>: every line of a member's ledger, as a bank would show it.</summary>
internal static class PointsStatementCommand
{
    public static Command Create() =>
        CustomerCommand.Create("statement", "Where a customer's points came from and where they went.", RunAsync);

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, string customer, CancellationToken ct)
    {
        var member = await TheMember.FindAsync(connector, "points statement", customer, ct);
        var statement = Statement.Of(
            member.History, member.Decision, connector.Clock.GetCurrentInstant());
        new StatementView(invocation.Terminal, connector.Program.Rules.Zone)
            .Show(member.Name, statement, invocation.Json);
        return ExitCode.Done;
    }
}
