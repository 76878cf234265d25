using System.Collections.Immutable;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Sync.Plan;

/// <summary>
/// Redemptions that the evaluation made. Each is committed with its posting and its entitlement on the line of the
/// customer whose code it becomes: points that were taken without a code to show for it nobody could explain. Where
/// that customer is in another shop, that shop's run does it.
/// </summary>
internal sealed class RedeemPlan
{
    private readonly ImmutableArray<Redemption> _new;
    private readonly Decision _decision;
    private readonly Dictionary<string, Posting> _postings;

    public RedeemPlan(StoredMember member, Decision decision, ImmutableArray<Posting> postings)
    {
        var stored = member.History.Redemptions.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        _decision = decision;
        _new = [.. decision.Redemptions.Where(one => !stored.Contains(one.Id))];
        var keys = _new.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        _postings = postings.Where(posting => keys.Contains(posting.Key))
            .ToDictionary(posting => posting.Key, StringComparer.Ordinal);
        Others = _new.IsEmpty ? postings : postings.RemoveAll(posting => keys.Contains(posting.Key));
    }

    /// <summary>The member's other new postings.</summary>
    public ImmutableArray<Posting> Others { get; }

    public PlanLine With(PlanLine line, bool canCarry)
    {
        if (_new.IsEmpty || !canCarry)
        {
            return line;
        }

        var own = _new.Where(one => _decision.Entitlements.Any(
            held => held.Customer == line.Customer && held.Key == one.Id)).ToImmutableArray();
        return line with
        {
            Redemptions = own,
            Postings = [.. line.Postings, .. own.Select(one => _postings[KeyOf(one)])],
        };
    }

    private static string KeyOf(Redemption redemption) => $"redeem:{redemption.Id}";
}
