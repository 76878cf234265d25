using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty.OrderRules;

internal sealed record CompiledOrderRule(OrderRule Rule, OrderQuery Query);

/// <param name="Told">The rules that hold; where none does, those that were asked.</param>
/// <param name="AsksHold">A rule that holds now asks for the order to be held.</param>
internal sealed record ExplainedOrder(
    OrderFacts Facts, OrderVerdict Verdict, ImmutableArray<CompiledOrderRule> Told, bool AsksHold);

/// <summary>What the rules of a programme decide about the orders of one member.</summary>
internal sealed class OrderRuleBook(ImmutableArray<CompiledOrderRule> rules, LoyaltyProgram program)
{
    public ImmutableArray<CompiledOrderRule> All => rules;

    /// <summary>As shops spell tags and notes; what is blank is left out.</summary>
    public static OrderRule Normalise(OrderRule rule) => rule with
    {
        Tags = [.. rule.Tags.Select(Tag.Normalise)],
        Note = string.IsNullOrWhiteSpace(rule.Note) ? null : rule.Note.Trim(),
    };

    /// <summary>One verdict for each order about which anything is or was decided, in the history's order.</summary>
    public ImmutableArray<OrderVerdict> Verdicts(MemberHistory seen, MemberFacts member, Instant now)
    {
        ImmutableArray<OrderVerdict>.Builder? verdicts = null;
        foreach (var order in seen.Orders)
        {
            if (order.Mark is null && !Asks(order, now))
                continue;

            var verdict = Verdict(order, Holding(order, seen, member, now));
            if (!verdict.Tags.IsEmpty || verdict.Hold || !verdict.Notes.IsEmpty)
                (verdicts ??= ImmutableArray.CreateBuilder<OrderVerdict>()).Add(verdict);
        }

        return verdicts?.ToImmutable() ?? [];
    }

    /// <summary>Why each order that a rule looks at, or has marked, is what it is.</summary>
    public IEnumerable<ExplainedOrder> Explain(MemberHistory seen, MemberFacts member, Instant now)
    {
        foreach (var order in seen.Orders)
        {
            if (order.Mark is null && !Asks(order, now))
                continue;

            var facts = Facts(order, seen, member);
            var asking = rules.Where(one => LooksAt(one.Rule, order, now)).ToImmutableArray();
            var holding = asking.Where(one => one.Query.Holds(facts)).ToImmutableArray();
            yield return new ExplainedOrder(
                facts, Verdict(order, holding.Select(one => one.Rule)),
                Told: holding.IsEmpty ? asking : holding, AsksHold: holding.Any(one => one.Rule.Hold));
        }
    }

    private static OrderVerdict Verdict(Order order, IEnumerable<OrderRule> holding)
    {
        var mark = order.Mark ?? OrderMark.None;
        var (tags, notes, hold) = (mark.Tags, mark.Notes, mark.Held);
        foreach (var rule in holding)
        {
            tags = tags.AddRange(rule.Tags.Except(tags, Tag.Comparer));
            hold |= rule.Hold && order.Fulfilment == FulfilmentState.Unfulfilled;
            if (rule.Note is { } text && notes.All(note => !Named(note, rule)))
                notes = notes.Add(new OrderNote(rule.Name, text));
        }

        return new OrderVerdict(order.Key, tags, hold, notes);
    }

    private IEnumerable<OrderRule> Holding(Order order, MemberHistory seen, MemberFacts member, Instant now)
    {
        if (!Asks(order, now))
            return [];

        var facts = Facts(order, seen, member);
        return rules.Where(one => LooksAt(one.Rule, order, now) && one.Query.Holds(facts)).Select(one => one.Rule);
    }

    private OrderFacts Facts(Order order, MemberHistory seen, MemberFacts member)
    {
        var rate = Exchange.RateOf(order, program.Currency, program.ExchangeRates);
        return new OrderFacts(order, order.Total * rate, IsFirst(order, seen), member);
    }

    /// <summary>An earlier one that was a test or was cancelled is none.</summary>
    private static bool IsFirst(Order order, MemberHistory seen) => !seen.Orders.Any(other =>
        !other.Test && other.CancelledAt is null && other.Key != order.Key && IsBefore(other, order));

    private static bool IsBefore(Order one, Order other) => one.PlacedAt != other.PlacedAt
        ? one.PlacedAt < other.PlacedAt
        : string.CompareOrdinal(one.Key.ToString(), other.Key.ToString()) < 0;

    private bool Asks(Order order, Instant now) => rules.Any(one => LooksAt(one.Rule, order, now));

    private static bool LooksAt(OrderRule rule, Order order, Instant now) =>
        !order.Test && order.CancelledAt is null && order.PlacedAt > now - Duration.FromDays(rule.Days);

    private static bool Named(OrderNote note, OrderRule rule) =>
        string.Equals(note.Rule, rule.Name, StringComparison.OrdinalIgnoreCase);
}
