using System.Collections.Immutable;

namespace ShopConnector.Shops.Webhooks;

/// <param name="IsRight">All that can be seen of it is as wanted.</param>
internal sealed record HeldSubscription(string Id, string Topic, string Url, string Name, bool IsRight);

/// <summary>What is to be done so that each topic wanted is told to one address, once.</summary>
/// <param name="Make">Topics.</param>
/// <param name="Mend">Ours, with something else than wanted; their topic stays.</param>
/// <param name="Remove">Ours, but twice or no longer needed.</param>
internal sealed record SubscriptionPlan(
    ImmutableArray<string> Make, ImmutableArray<HeldSubscription> Mend, ImmutableArray<HeldSubscription> Remove,
    int Kept)
{
    /// <param name="isOurs">By address or name; what is not ours is never looked at again.</param>
    public static SubscriptionPlan Between(
        IEnumerable<HeldSubscription> held, IReadOnlyList<string> topics, Func<HeldSubscription, bool> isOurs)
    {
        var ours = held.Where(isOurs).ToLookup(one => one.Topic, StringComparer.Ordinal);
        var make = topics.Where(topic => !ours.Contains(topic)).ToImmutableArray();
        var mend = ImmutableArray.CreateBuilder<HeldSubscription>();
        var remove = ours.Where(same => !topics.Contains(same.Key)).SelectMany(same => same).ToList();
        var kept = 0;
        foreach (var same in ours.Where(same => topics.Contains(same.Key)))
        {
            // Of two the right one stays, so that an audit of two processes at once comes to rest.
            var best = same.OrderByDescending(one => one.IsRight).ThenBy(one => one.Id, StringComparer.Ordinal).First();
            remove.AddRange(same.Where(one => one != best));
            if (best.IsRight)
                kept++;
            else
                mend.Add(best);
        }

        return new SubscriptionPlan(make, mend.ToImmutable(), [.. remove], kept);
    }

    public bool IsDone => Make.IsEmpty && Mend.IsEmpty && Remove.IsEmpty;
}
