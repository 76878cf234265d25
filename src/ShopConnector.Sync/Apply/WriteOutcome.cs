using System.Collections.Immutable;

namespace ShopConnector.Sync.Apply;

/// <summary>What became of one <see cref="CustomerChange"/>.</summary>
public abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>
    /// Orders that turned out to be deleted. No list of a shop names these; left alone they would count, and be written
    /// to, for ever.
    /// </summary>
    public ImmutableArray<string> GoneOrders { get; init; } = [];

    /// <summary>The versions of the fields that were written, where the shop tells them.</summary>
    public ImmutableDictionary<CardField, string> Digests { get; init; } = ImmutableDictionary<CardField, string>.Empty;

    /// <summary>The shop confirmed everything.</summary>
    public sealed record Written : WriteOutcome
    {
        /// <summary>Tags that somebody else had added meanwhile: there, and not ours.</summary>
        public ImmutableArray<string> FoundTags { get; init; } = [];
    }

    /// <summary>
    /// The shop refused some or all of it. What was refused stays planned; <paramref name="Done"/> holds what was
    /// written all the same (same shape, only the parts done), null when nothing was.
    /// </summary>
    public sealed record Refused(ImmutableArray<string> Reasons, CustomerChange? Done) : WriteOutcome
    {
        /// <summary>The same again would be refused again: later runs leave it out for a while.</summary>
        public bool IsLasting { get; init; }
    }

    /// <summary>The customer is gone from the shop.</summary>
    public sealed record Gone : WriteOutcome;
}
