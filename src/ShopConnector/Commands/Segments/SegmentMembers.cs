using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Composition;
using ShopConnector.Configuration;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Presentation;
using ShopConnector.Presentation.Segments;
using ShopConnector.Sync;

namespace ShopConnector.Commands.Segments;

/// <summary>Walks over the stored members, one at a time, and hands on those that are in a segment.</summary>
internal sealed class SegmentMembers
{
    private const int ProblemsShown = 20;
    private const int ProgressEvery = 500;

    private readonly Connector _connector;
    private readonly ImmutableArray<string> _shops;
    private readonly Instant _now;

    private SegmentMembers(Connector connector, ImmutableArray<string> shops)
    {
        _connector = connector;
        _shops = shops;
        _now = connector.Clock.GetCurrentInstant();
    }

    /// <exception cref="SettingsException">No shop of that name, or one of which nothing is stored yet.</exception>
    public static async Task<SegmentMembers> OpenAsync(Connector connector, string? only, CancellationToken ct)
    {
        var chosen = connector.Shops.Select(shop => shop.Name)
            .Where(name => only is null || name.Equals(only, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        if (chosen.IsEmpty)
        {
            var known = connector.Shops.Select(shop => shop.Name).ToList();
            throw new SettingsException(
                $"--shop {only}: there is no shop of that name in the configuration. {NearestName.Hint(only!, known)}");
        }

        var reads = await connector.Storage.ReadsAsync(ct);
        var unread = chosen.Where(name => !reads.Any(read => read.Shop == name)).ToList();
        return unread.Count == 0
            ? new SegmentMembers(connector, chosen)
            : throw new SettingsException(
                $"{string.Join(", ", unread)}: not read to the end yet, so nobody can say who is in the segment. "
                + "Pull first with: shopconnector plan");
    }

    public async Task<ExitCode> WriteAsync(
        SegmentQuery query, IMembersOutput output, Terminal terminal, CancellationToken ct)
    {
        var problems = new List<string>();
        var problemCount = 0;
        output.Begin(query, _now);
        await foreach (var row in AskAsync(query, terminal, Note, ct))
            output.Add(row);

        output.End();
        foreach (var problem in problems)
            terminal.Error(problem);

        if (problemCount > problems.Count)
            terminal.Say($"… and {problemCount - problems.Count} more members that cannot be counted.");

        return problemCount == 0 ? ExitCode.Done : ExitCode.Partial;

        void Note(string problem)
        {
            if (++problemCount <= ProblemsShown)
                problems.Add(problem);
        }
    }

    private async IAsyncEnumerable<MemberRow> AskAsync(
        SegmentQuery query, Terminal terminal, Action<string> note,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var display = new ProgressDisplay(terminal);
        for (var at = 0; at < _shops.Length; at++)
        {
            var (shop, done) = (_shops[at], 0L);
            var total = (await _connector.Storage.TotalsAsync(shop, ct)).Customers;
            await foreach (var member in _connector.Storage.AllAsync(shop, ct))
            {
                if (done++ % ProgressEvery == 0)
                    display.Show(new StageProgress(shop, RunStage.Evaluating, done, total));

                // A member of two shops is one member: the first of the shops has shown it.
                if (!member.Customers.Any(customer => _shops[..at].Contains(customer.Key.Shop)) &&
                    Ask(query, member, note) is { Holds: true } answer)
                    yield return new MemberRow(member, answer);
            }
        }
    }

    private QueryAnswer? Ask(SegmentQuery query, Sync.Plan.StoredMember member, Action<string> note)
    {
        try
        {
            return Evaluation.Ask(query, member.History, _connector.Program, _now);
        }
        catch (HistoryException problem)
        {
            note($"Member {member.History.Id}: {problem.Message}");
            return null;
        }
    }
}
