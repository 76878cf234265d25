using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Rewards;

namespace ShopConnector.Commands.Points;

/// <summary>What is owed in points, member after member; nothing of a member is kept.</summary>
internal sealed class LiabilityTally(CompiledProgram program, Instant now)
{
    private const string Expire = "expire:";
    private const int MostProblems = 20;

    private readonly List<string> _problems = [];
    private Liability _total = new();

    /// <summary>Within these days points count as expiring soon.</summary>
    public const int SoonDays = 30;

    public void Add(MemberHistory history)
    {
        try
        {
            var decision = Evaluation.Of(history, program, now);
            var points = decision.Points;
            _total = _total with
            {
                Members = _total.Members + 1,
                Available = checked(_total.Available + Math.Max(0, points.Balance)),
                OwedBack = checked(_total.OwedBack + Math.Max(0, -points.Balance)),
                Pending = checked(_total.Pending + points.Pending),
                ExpiringSoon = checked(_total.ExpiringSoon + ExpiringSoon(history, decision)),
            };
        }
        catch (HistoryException bad)
        {
            _problems.AddRange(bad.Problems
                .Take(MostProblems - _problems.Count).Select(problem => $"Member {history.Id}: {problem}"));
        }
    }

    public Liability Total() => _total with
    {
        Value = PointWorth.Of(_total.Available + _total.Pending, program.Rules),
        Problems = [.. _problems],
    };

    // What would be lost if nobody did anything.
    private long ExpiringSoon(MemberHistory history, Decision decision)
    {
        var soon = now + Duration.FromDays(SoonDays);
        if (!(decision.Points.NextExpiry?.At <= soon))
        {
            return 0;
        }

        var stored = history with
        {
            Postings = decision.Postings,
            Redemptions = decision.Redemptions,
            Entitlements = decision.Entitlements,
        };
        return -Evaluation.Of(stored, program, soon).Postings
            .Where(posting => posting.At > now && IsExpiry(posting)).Sum(posting => posting.Points);
    }

    private static bool IsExpiry(Posting posting) => posting.Key.StartsWith(Expire, StringComparison.Ordinal);
}

/// <param name="Available">Sum of the balances above zero.</param>
/// <param name="OwedBack">Sum of those below zero, as a positive number.</param>
/// <param name="Value">In the programme's currency; null: no reward says what a point is worth.</param>
internal sealed record Liability(
    long Members = 0, long Available = 0, long Pending = 0, long OwedBack = 0, long ExpiringSoon = 0,
    decimal? Value = null)
{
    /// <summary>Members that could not be counted, by what is wrong.</summary>
    public ImmutableArray<string> Problems { get => field.IsDefault ? [] : field; init; } = [];
}
