using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Explaining.Reasons;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty;

/// <summary>Start here: the pure function from a member's history to what should be true of it.</summary>
public static class Evaluation
{
    /// <summary>What should be true at <paramref name="now"/>, from nothing but what is dated up to it.</summary>
    /// <exception cref="HistoryException">
    /// The history cannot be counted: an order in a currency without a rate, or two facts that make one posting.
    /// </exception>
    public static Decision Of(MemberHistory history, CompiledProgram program, Instant now) =>
        Of(history, program, now, SpentOffers.None);

    /// <param name="spent">Offers that cannot open now, because their budget does not last for this member.</param>
    internal static Decision Of(MemberHistory history, CompiledProgram program, Instant now, SpentOffers spent)
    {
        try
        {
            var member = new MemberEvaluation(history, program, now, spent);
            return new Decision
            {
                MemberId = history.Id,
                Tags = member.Tags,
                Tier = member.Tier?.Name,
                NextTier = member.Tiers?.NextAt(now),
                Metrics = member.Facts.Metrics,
                Points = member.Position,
                Postings = member.Postings,
                Redemptions = member.Seen.Redemptions,
                Entitlements = [.. member.Offers.All, .. member.Rewards],
                Unplaced = [.. member.Offers.Unplaced],
                Orders = member.Orders,
                NextChange = member.NextChange(),
            };
        }
        catch (OverflowException)
        {
            throw TooLarge();
        }
    }

    /// <summary>The same decision, as the member is told of it.</summary>
    /// <exception cref="HistoryException">As <see cref="Of"/>.</exception>
    public static MemberStanding Standing(MemberHistory history, CompiledProgram program, Instant now)
    {
        try
        {
            return MemberStanding.Of(new MemberEvaluation(history, program, now));
        }
        catch (OverflowException)
        {
            throw TooLarge();
        }
    }

    /// <summary>
    /// What a query that is no part of the programme finds: it sees the member's points, tier and own tags as decided.
    /// </summary>
    /// <exception cref="HistoryException">As <see cref="Of"/>.</exception>
    public static QueryAnswer Ask(SegmentQuery query, MemberHistory history, CompiledProgram program, Instant now)
    {
        try
        {
            var member = new MemberEvaluation(history, program, now);
            return new QueryAnswer(
                query.Holds(member.Facts), member.Facts.Metrics, member.Position.Balance, member.Tier?.Name,
                member.Tags);
        }
        catch (OverflowException)
        {
            throw TooLarge();
        }
    }

    /// <summary>
    /// Apart from <see cref="Of"/> because sentences cost more than decisions. Under any other wording than
    /// <see cref="Wording.Contract"/> each reason comes with its rules, its orders and what changes next.
    /// </summary>
    /// <param name="waiting">What the budgets, which are over all members, do not let this one have.</param>
    /// <exception cref="HistoryException">As <see cref="Of"/>.</exception>
    public static ImmutableArray<Reason> Explain(
        MemberHistory history, CompiledProgram program, Instant now, Wording? words = null,
        IReadOnlyCollection<WaitingOffer>? waiting = null)
    {
        try
        {
            var member = new MemberEvaluation(history, program, now, SpentOffers.Of(waiting ?? []));
            return Explanation.Of(new Telling(member, words ?? Wording.Contract, waiting ?? []));
        }
        catch (OverflowException)
        {
            throw TooLarge();
        }
    }

    // Exact numbers have an end; who comes to it is told, and the members beside it are evaluated all the same.
    private static HistoryException TooLarge() =>
        new(["Amounts are too large, or dates too far away, to be counted."]);
}
