using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// What order rules want done with one order of a customer. Plain data: it is stored as JSON, in the plan and, before
/// it is sent, in the journal. Never repeats what <see cref="Mark"/> says was done.
/// </summary>
public sealed record OrderChange
{
    public required OrderKey Order { get; init; }

    /// <summary>What was done with the order before this change.</summary>
    public OrderMark Mark { get; init; } = OrderMark.None;

    /// <summary>Tags decided by this change, those included that the order carried already.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Of <see cref="Tags"/> those to put on the order; by an undo those to put back.</summary>
    public ImmutableArray<string> AddTags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Only tags of ours, and only by an undo.</summary>
    public ImmutableArray<string> RemoveTags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>All tags the order shall carry; where a platform has none, ours alone, written whole.</summary>
    public ImmutableArray<string> TagsAfter { get => field.IsDefault ? [] : field; init; } = [];

    public bool Hold { get; init; }

    /// <summary>Takes back a hold of ours; only by an undo.</summary>
    public bool Release { get; init; }

    /// <summary>For staff; beside what they have written, never instead of it.</summary>
    public ImmutableArray<OrderNote> Notes { get => field.IsDefault ? [] : field; init; } = [];

    public bool IsEmpty =>
        Tags.IsEmpty && AddTags.IsEmpty && RemoveTags.IsEmpty && Notes.IsEmpty && !Hold && !Release;

    /// <summary>What was done with the order once this change is.</summary>
    public OrderMark MarkAfter => OrderMark.Union(Mark, new OrderMark { Tags = Tags, Held = Hold, Notes = Notes })!;

    /// <summary>
    /// It was done, whatever staff have done since: its mark says so. What an undo takes or puts back, no mark tells.
    /// </summary>
    public bool IsShownBy(Order order) =>
        OrderMark.Union(order.Mark ?? OrderMark.None, MarkAfter) == (order.Mark ?? OrderMark.None)
        && AddTags.Except(Tags, StringComparer.OrdinalIgnoreCase)
            .All(tag => order.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
        && !RemoveTags.Intersect(order.Tags, StringComparer.OrdinalIgnoreCase).Any()
        && !(Release && order.Fulfilment == FulfilmentState.OnHold);

    /// <summary>The order as the shop shows it once this change is done.</summary>
    public Order After(Order order) => order with
    {
        Tags = TagsAfter,
        Mark = MarkAfter,
        Fulfilment = Hold ? FulfilmentState.OnHold : Release ? FulfilmentState.Unfulfilled : order.Fulfilment,
    };
}
