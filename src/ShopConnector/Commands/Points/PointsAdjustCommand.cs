using System.CommandLine;
using ShopConnector.Commands.Customers;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Presentation.Points;

namespace ShopConnector.Commands.Points;

/// <summary>
/// <c>points adjust CUSTOMER N --reason TEXT</c>: points by hand, for good; <c>--reverse ID</c> takes one back.
/// </summary>
internal static class PointsAdjustCommand
{
    private const long MostPoints = 1_000_000_000;

    public static Command Create()
    {
        var customer = CustomerCommand.Customer();
        var points = new Argument<long?>("N")
        {
            Description = "How many points to give; below zero to take. Left out with --reverse.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var reason = new Option<string>("--reason") { Description = "Why; it is on the statement.", Required = true };
        var author = new Option<string>("--author")
        {
            Description = "Who does it.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var reverse = new Option<string?>("--reverse") { Description = "The adjustment to take back, by its number." };
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("adjust", "Give or take points by hand, with a reason.")
        {
            customer, points, reason, author, reverse, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            var wanted = new Wanted(
                parsed.GetValue(customer)!, parsed.GetValue(points), parsed.GetValue(reverse),
                parsed.GetValue(reason)!.Trim(), parsed.GetValue(author)!.Trim());
            return invocation.RunAsync(config, connector => RunAsync(invocation, connector, wanted, ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, Wanted wanted, CancellationToken ct)
    {
        wanted.Refuse();
        var member = await TheMember.FindAsync(connector, "points adjust", wanted.Customer, ct);
        var now = connector.Clock.GetCurrentInstant();
        var count = wanted.Reverse is { } id ? -Reversible(member.History, id).Points : wanted.Points!.Value;
        var manual = await connector.Storage.AdjustAsync(
            member.History.Id, member.Home,
            new ManualPoints(Id: "", now, count, wanted.Reason, wanted.Author, wanted.Reverse), ct);
        var after = await TheMember.FindAsync(connector, "points adjust", member.Home.ToString(), ct);
        new ActView(invocation.Terminal).ShowAdjusted(member.Name, manual, after.Decision.Points, invocation.Json);
        return ExitCode.Done;
    }

    private static ManualPoints Reversible(MemberHistory history, string id)
    {
        var manual = history.Manual.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.Ordinal))
            ?? throw new SettingsException(
                $"points adjust --reverse {id}: this customer has no such adjustment. See: points statement");
        if (manual.Reverses is not null)
        {
            throw new SettingsException(
                $"points adjust --reverse {id}: that is a reversal itself; make a new adjustment instead.");
        }

        return history.Manual.FirstOrDefault(one => string.Equals(one.Reverses, id, StringComparison.Ordinal)) is
        { } reversal
            ? throw new SettingsException(
                $"points adjust --reverse {id}: it was reversed already, by adjustment {reversal.Id}.")
            : manual;
    }

    private sealed record Wanted(string Customer, long? Points, string? Reverse, string Reason, string Author)
    {
        public void Refuse()
        {
            if (Points is null == (Reverse is null))
            {
                throw new SettingsException(
                    "points adjust: write either how many points, or --reverse with the number of an adjustment. "
                    + "For example: points adjust an@example.com 50 --reason \"Parcel was late\"");
            }

            if (Points is 0)
            {
                throw new SettingsException(
                    "points adjust: 0 is no number of points to give or take. For example: 50 or -50");
            }

            if (Points is < -MostPoints or > MostPoints)
            {
                throw new SettingsException(
                    $"points adjust: {Points} is too many; at most {MostPoints} are given or taken at once.");
            }

            if (Reason.Length == 0 || Author.Length == 0)
            {
                throw new SettingsException(
                    "points adjust: --reason and --author may not be blank: whoever reads the statement asks why.");
            }
        }
    }
}
