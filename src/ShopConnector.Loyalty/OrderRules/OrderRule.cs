using System.Collections.Immutable;

namespace ShopConnector.Loyalty.OrderRules;

/// <summary>
/// A query over one order. An order it holds for gets tags, is held back from being sent, or gets a note for staff;
/// each of these once, so that what staff take back stays taken back.
/// </summary>
public sealed record OrderRule(string Name, string Query)
{
    public const int StandardDays = 14;

    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Only while nothing of the order has been sent.</summary>
    public bool Hold { get; init; }

    /// <summary>For staff, never for the buyer; null: none.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Older orders are left alone: a new rule must not tag and hold all that a shop ever sold.
    /// </summary>
    public int Days { get; init; } = StandardDays;
}
