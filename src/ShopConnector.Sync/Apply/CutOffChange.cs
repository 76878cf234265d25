using System.Collections.Immutable;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// What became of an intent whose run was cut off: what the shop said of its parts, and where it said nothing, what it
/// shows of them.
/// </summary>
internal static class CutOffChange
{
    internal const string CutOff = "The run ended before the shop had answered; what the shop shows of it was written.";

    /// <param name="held">What the shop shows now; null: it has no such customer.</param>
    /// <param name="orders">Of its member, as the shop shows them now.</param>
    public static JournalEntry Close(
        JournalEntry entry, HeldCustomer? held, IReadOnlyList<PartOutcome> told, IReadOnlyList<Order> orders)
    {
        if (held is null)
        {
            return entry with { State = JournalState.Gone };
        }

        // The later word counts: a part that was refused may have been sent once more.
        var words = new Dictionary<(WritePartKind, string), string?>();
        foreach (var outcome in told)
        {
            words[(outcome.Part.Kind, outcome.Part.Name)] = outcome.Refusal;
        }

        var done = Done(entry.Intent, held, words);
        var areOrdersShown = AreShown(entry.Intent.Orders, orders);
        var isWhole = told.Count > 0 && areOrdersShown && Count(done) == Count(entry.Intent);
        var refusals = words.Values.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var isKnown = areOrdersShown
            && Count(done) + words.Values.Count(reason => reason is not null) >= Count(entry.Intent);
        return entry with
        {
            State = isWhole ? JournalState.Written
                : done.IsEmpty ? JournalState.Refused : JournalState.PartlyWritten,
            Written = done.IsEmpty ? null : done,
            Reason = isWhole ? null
                : string.Join(" ", isKnown && refusals.Count > 0 ? refusals : refusals.Append(CutOff)),
        };
    }

    /// <summary>
    /// Of codes only what the shop said: the next plan issues or retires the others once more, and finds its own.
    /// </summary>
    private static CustomerChange Done(
        CustomerChange intent, HeldCustomer held, Dictionary<(WritePartKind, string), string?> words)
    {
        var sameCarrier = string.Equals(intent.CarrierOrder, held.CarrierOrder, StringComparison.Ordinal);
        var carried = held.Card.Tags;
        return intent with
        {
            AddTags =
            [
                .. intent.AddTags.Where(tag => IsSaid(WritePartKind.AddTag, tag)
                    ?? sameCarrier && carried.Contains(tag, StringComparer.OrdinalIgnoreCase)),
            ],
            RemoveTags =
            [
                .. intent.RemoveTags.Where(tag => IsSaid(WritePartKind.RemoveTag, tag)
                    ?? sameCarrier && !carried.Contains(tag, StringComparer.OrdinalIgnoreCase)),
            ],
            Fields =
            [
                .. intent.Fields.Where(field => IsSaid(WritePartKind.Field, field.Field.ToString())
                    ?? sameCarrier && CardValue.Of(held.Card, field.Field) == field.To),
            ],
            Issue = [.. intent.Issue.Where(code => IsSaid(WritePartKind.Issue, code.Entitlement) ?? false)],
            Retire = [.. intent.Retire.Where(code => IsSaid(WritePartKind.Retire, code.Entitlement) ?? false)],
            ClearOrders = [.. intent.ClearOrders.Except(held.StrayOrders, StringComparer.Ordinal)],
        };

        bool? IsSaid(WritePartKind kind, string name) =>
            words.TryGetValue((kind, name), out var refusal) ? refusal is null : null;
    }

    /// <summary>Of orders a shop says nothing afterwards, but each carries the mark of what was done with it.</summary>
    private static bool AreShown(ImmutableArray<OrderChange> changes, IReadOnlyList<Order> orders) => changes.All(
        change => orders.Any(order => order.Key == change.Order && change.IsShownBy(order)));

    private static int Count(CustomerChange change) =>
        change.AddTags.Length + change.RemoveTags.Length + change.Fields.Length + change.Issue.Length
        + change.Retire.Length + change.ClearOrders.Length + change.Orders.Length;
}
