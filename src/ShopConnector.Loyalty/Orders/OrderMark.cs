using System.Collections.Immutable;

namespace ShopConnector.Loyalty.Orders;

/// <summary>
/// What order rules have done with one order so far. It only grows: what is in it is not done again, also when staff
/// have taken it back.
/// </summary>
public sealed record OrderMark
{
    public static OrderMark None { get; } = new();

    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>We held it once, whether or not it is held now.</summary>
    public bool Held { get; init; }

    public ImmutableArray<OrderNote> Notes { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What either of two records of one order knows; null when neither knows anything.</summary>
    public static OrderMark? Union(OrderMark? one, OrderMark? other) => one is null || other is null
        ? one ?? other
        : new OrderMark
        {
            Tags = [.. one.Tags.Union(other.Tags, StringComparer.OrdinalIgnoreCase)],
            Held = one.Held || other.Held,
            Notes = [.. one.Notes.UnionBy(other.Notes, note => note.Rule, StringComparer.OrdinalIgnoreCase)],
        };

    public bool Equals(OrderMark? other) =>
        other is not null && Held == other.Held && Tags.AsSpan().SequenceEqual(other.Tags.AsSpan())
        && Notes.AsSpan().SequenceEqual(other.Notes.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Held, Tags.Length, Notes.Length);
}

/// <summary>A note for staff, once for each rule.</summary>
public sealed record OrderNote(string Rule, string Text);
