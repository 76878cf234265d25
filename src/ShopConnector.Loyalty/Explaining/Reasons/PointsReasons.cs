using System.Collections.Immutable;
using ShopConnector.Loyalty.Points.Ledger;

namespace ShopConnector.Loyalty.Explaining.Reasons;

/// <summary>How many points a member has, from which orders, and what becomes of them.</summary>
internal static class PointsReasons
{
    public static Reason Of(Telling telling)
    {
        var (member, words) = (telling.Member, telling.Words.Standing);
        var points = member.Position;
        var because = words.Balance(points.Balance, points.Pending);
        if (telling.SentenceAlone && points.NextExpiry is { } expiry)
            because += $"; {words.Expiry(expiry.Points, telling.DayOf(expiry.At))}";

        if (points.Balance < 0)
            because += $"; {words.BelowZero}";

        var reason = new Reason(words.Points, points.Balance > 0, because);
        return telling.SentenceAlone ? reason : reason with { Evidence = Earned(member), Next = Next(telling) };
    }

    private static ImmutableArray<Evidence> Earned(MemberEvaluation member)
    {
        var keys = member.Postings.Select(posting => posting.Key).ToHashSet(StringComparer.Ordinal);
        return Evidence.Of([.. member.Seen.Orders.Where(order => keys.Contains(PostingKey.Earn(order.Key)))]);
    }

    private static ImmutableArray<ComingChange> Next(Telling telling)
    {
        var (member, words) = (telling.Member, telling.Words.Coming);
        var next = ImmutableArray.CreateBuilder<ComingChange>(2);
        var pending = member.Postings.Where(posting => posting.AvailableAt > member.Now)
            .GroupBy(posting => posting.AvailableAt).MinBy(together => together.Key);
        if (pending is not null && pending.Sum(posting => posting.Points) is > 0 and var released)
            next.Add(new ComingChange(pending.Key, words.Released(released, telling.DayOf(pending.Key))));

        if (member.Position.NextExpiry is { } expiry)
            next.Add(new ComingChange(expiry.At, words.Expired(expiry.Points, telling.DayOf(expiry.At))));

        next.Sort((one, other) => one.At.CompareTo(other.At));
        return next.DrainToImmutable();
    }
}
