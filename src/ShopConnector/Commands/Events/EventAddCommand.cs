using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Commands.Customers;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Presentation.Events;
using ShopConnector.Sync;

namespace ShopConnector.Commands.Events;

/// <summary><c>event add CUSTOMER KIND</c>: notes an event, for good and once, however often it is told.</summary>
internal static class EventAddCommand
{
    private const string Verb = "event add";
    private const int LongestText = 100;

    // Earlier is a slip of the keyboard, and an event is for good.
    private static readonly Instant s_earliest = Instant.FromUtc(2000, 1, 1, 0, 0);

    public static Command Create()
    {
        var customer = CustomerCommand.Customer();
        var kind = new Argument<string>("KIND")
        {
            Description = "What happened, as the programme names it, such as review. From a complaint until a "
                + "complaint-solved nothing is offered; one complaint-solved closes every complaint before it.",
        };
        var id = new Option<string?>("--id")
        {
            Description = "Its number elsewhere; told twice under one number it counts once. "
                + "Left out: made of kind and instant, so give --at with it where a call may be repeated.",
        };
        var at = CommonOptions.At("When it happened, such as 2026-11-01T10:00:00Z. Left out: now.");
        var author = new Option<string>("--author")
        {
            Description = "Who notes it.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var json = CommonOptions.Json();
        var config = CommonOptions.Config();
        var debug = CommonOptions.Debug();
        var command = new Command("add", "Note an event of a customer.")
        {
            customer, kind, id, at, author, json, config, debug,
        };
        command.SetAction((parsed, ct) =>
        {
            var invocation = new Invocation(parsed, json, debug);
            var wanted = new Wanted(
                parsed.GetValue(customer)!, parsed.GetValue(kind)!, parsed.GetValue(id)?.Trim(), parsed.GetValue(at),
                parsed.GetValue(author)!.Trim());
            return invocation.RunAsync(config, connector => RunAsync(invocation, connector, wanted, ct), ct);
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        Invocation invocation, Connector connector, Wanted wanted, CancellationToken ct)
    {
        var happening = wanted.At(connector.Clock.GetCurrentInstant());
        var member = await NamedMember.FindAsync(connector, Verb, wanted.Customer, ct);
        var outcome = await connector.Storage.NoteAsync(member.History.Id, member.Home, happening, ct);
        var stored = NotedEvent.Of(outcome.Event, member.Stored);
        if (outcome is NoteOutcome.Taken)
        {
            throw new SettingsException(
                $"{Verb} --id {happening.Id}: {member.Name} has another event of that number, {stored.Kind} at "
                + $"{stored.At}. Nothing was noted. Give it another --id, or leave --id out.");
        }

        new EventView(invocation.Terminal, connector.Program.Rules.Zone)
            .ShowAdded(member.Name, stored, outcome is NoteOutcome.Noted, invocation.Json);
        WarnOfIdle(invocation, connector.Program.Rules, stored.Kind);
        return ExitCode.Done;
    }

    /// <summary>A complaint with a slip in it would stop nothing, and nobody would notice.</summary>
    private static void WarnOfIdle(Invocation invocation, LoyaltyProgram rules, string kind)
    {
        string[] asked =
        [
            EventKind.Complaint, EventKind.ComplaintSolved,
            .. (rules.Points?.Bonuses ?? []).Where(bonus => bonus.On == BonusOn.Event).Select(bonus => bonus.Kind!),
        ];
        if (!asked.Contains(kind, StringComparer.Ordinal))
        {
            invocation.Terminal.Say(
                $"Nothing in the programme asks for \"{kind}\" today. It asks for: "
                + $"{string.Join(", ", asked.Distinct(StringComparer.Ordinal))}.");
        }
    }

    private sealed record Wanted(string Customer, string Kind, string? Id, Instant? When, string Author)
    {
        /// <summary>The event, its id within the customer; refuses what cannot be one.</summary>
        public MemberEvent At(Instant now)
        {
            var kind = EventKind.Normalise(Kind);
            if (kind is null || kind.Length > LongestText)
            {
                throw new SettingsException(
                    $"{Verb}: KIND is blank or longer than {LongestText} letters. For example: review");
            }

            if (Id?.Length is 0 or > LongestText || Author.Length is 0 or > LongestText)
            {
                throw new SettingsException(
                    $"{Verb}: --id and --author may not be blank, nor longer than {LongestText} letters.");
            }

            var at = When ?? now;
            if (at > now)
            {
                throw new SettingsException(
                    $"{Verb} --at {at}: that is still to come. Note an event when it has happened; without --at it is "
                    + "now.");
            }

            return at < s_earliest
                ? throw new SettingsException(
                    $"{Verb} --at {at}: that is before {s_earliest}, which is no event of these shops. "
                    + "Correct the year.")
                : new MemberEvent(Id ?? $"{kind}@{InstantPattern.ExtendedIso.Format(at)}", kind, at, Author);
        }
    }
}
