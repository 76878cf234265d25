using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Refusals;

namespace ShopConnector.Sync.Plan;

/// <summary>Desired − held, for one member in one shop, over nothing but what is ours. Pure.</summary>
/// <param name="shippingCodes">By tag: free shipping that the shop could only give by a code.</param>
internal sealed class WriteBackPlan(
    IShop shop, CompiledProgram program, byte[] secret, OfferBudgets budgets,
    IReadOnlyDictionary<string, string> shippingCodes)
{
    private readonly UnplacedOffers _unplaced = new();
    private readonly TagWorth _worth = new(program.Rules);

    /// <summary>What a person should know of the lines made so far.</summary>
    public IEnumerable<string> Notes => budgets.Notes.Concat(_unplaced.Notes);

    /// <summary>
    /// One line for each customer the member has in this shop; the first carries the member's postings and orders.
    /// </summary>
    public IReadOnlyList<PlanLine> Lines(StoredMember member, Decision decision, Instant at)
    {
        budgets.Recall(member.Recalled, at);
        (decision, var waiting) = Afforded(member, decision, at);
        _unplaced.Add(member, decision, shop.Name);
        var redeemed = new RedeemPlan(member, decision, NewPostings(member, decision));
        var (postings, orders) = (redeemed.Others, OrderPlan.Of(member, decision, shop.Name));
        var lines = new List<PlanLine>(member.Customers.Length);
        foreach (var held in member.Customers)
        {
            if (!IsHere(held))
            {
                continue;
            }

            var line = WithRecalled(Line(member, held, decision, waiting, at), member) with { Postings = postings };
            line = redeemed.With(line, CanCarry(held));
            lines.Add(held.IsGone ? line : With(orders, line, held));
            (postings, orders) = ([], held.IsGone ? orders : []);
        }

        return lines;
    }

    /// <summary>Of the member's customers in this shop; what is another shop's is given by that one's plan.</summary>
    private AffordedDecision Afforded(StoredMember member, Decision decision, Instant at)
    {
        var here = member.Customers.Where(held => IsHere(held) && CanCarry(held)).Select(held => held.Key).ToHashSet();
        return budgets.Within(decision, member.History, program, at, one => here.Contains(one.Customer));
    }

    private PlanLine Line(
        StoredMember member, HeldCustomer held, Decision decision, ImmutableArray<WaitingOffer> waiting, Instant at)
    {
        var line = new PlanLine
        {
            Customer = held.Key,
            MemberId = member.History.Id,
            NextChange = held.IsGone ? null : NextChange(member, decision, at),
        };
        if (held.Key.IsGuest && shop.Platform == Platform.Shopify)
        {
            return line; // Shopify has no place for a guest; WooCommerce has the guest's newest order.
        }

        var stored = member.History.Entitlements;
        var codePlan = new CodePlan(program.Rules, secret);
        if (CarriesNothing(held))
        {
            var withdrawn = codePlan.Withdrawn(held.Key, stored, decision, at);
            budgets.TakeBack(withdrawn.Changed);
            return Line(line, held, CardPlan.Clearing(held, shop.Platform), withdrawn, member.IsShared);
        }

        var codes = codePlan.Of(held, stored, decision, at, member.History.Codeless.Contains(held.Key));
        var shown = codes with { Current = codes.Current ?? ShippingCode(held, decision) };
        var card = CardPlan.Between(
            held, WithGifts(decision, held.Key), shown, shop.Platform, program.Rules.Currency);

        // Who waits for a budget stays due: codes that are used make room at any time. What can never fit waits for
        // another programme, and that makes everybody due.
        var next = waiting.All(one => one.NeverFits) ? line.NextChange : at;
        line = line with { NextChange = next, Budgets = budgets.Of(codes.Changed) };
        return Line(
            line, held, card with { AddTags = [.. _worth.Ordered(card.AddTags)] }, codes, member.IsShared);
    }

    private static PlanLine Line(
        PlanLine line, HeldCustomer held, CustomerChange card, CustomerCodes codes, bool isShared)
    {
        var change = card with
        {
            Customer = held.Key,
            Email = held.Email,
            DisplayName = held.DisplayName,
            IsShared = isShared,
            IsGone = held.IsGone,
            Issue = codes.Issue,
            Retire = codes.Retire,
            CarrierOrder = held.CarrierOrder,
            ClearOrders = held.StrayOrders,
        };
        return line with { Change = change.IsEmpty ? null : change, Entitlements = codes.Changed };
    }

    /// <summary>What the shop had to remember is stored also where nothing about it changes.</summary>
    private static PlanLine WithRecalled(PlanLine line, StoredMember member)
    {
        var recalled = member.Recalled.Where(one => one.Customer == line.Customer)
            .ExceptBy(line.Entitlements.Select(one => one.Key), one => one.Key);
        return line with { Entitlements = [.. line.Entitlements, .. recalled] };
    }

    private static PlanLine With(ImmutableArray<OrderChange> orders, PlanLine line, HeldCustomer held)
    {
        if (orders.IsEmpty)
        {
            return line;
        }

        var change = line.Change ?? new CustomerChange
        {
            Customer = held.Key,
            Email = held.Email,
            DisplayName = held.DisplayName,
        };
        return line with { Change = change with { Orders = orders } };
    }

    /// <summary>Also when a fact is due to be seen whose shop's clock is ahead of ours.</summary>
    private Instant? NextChange(StoredMember member, Decision decision, Instant at) =>
        member.History.NextFact(at) is { } fact && !(NextChange(decision) <= fact) ? fact : NextChange(decision);

    /// <summary>On WooCommerce also when the way to the next tier grows longer, because it is shown there.</summary>
    private Instant? NextChange(Decision decision) =>
        shop.Platform == Platform.WooCommerce && decision.NextTier?.Until is { } until
        && (decision.NextChange is not { } next || until < next)
            ? until : decision.NextChange;

    private bool IsHere(HeldCustomer held) => string.Equals(held.Key.Shop, shop.Name, StringComparison.Ordinal);

    private bool CanCarry(HeldCustomer held) =>
        !CarriesNothing(held) && !(held.Key.IsGuest && shop.Platform == Platform.Shopify);

    /// <summary>Staff, those that are gone, and guests whose orders are all in the trash.</summary>
    private static bool CarriesNothing(HeldCustomer held) =>
        held.IsStaff || held.IsGone || held.Key.IsGuest && held.CarrierOrder is null;

    /// <summary>An offer of one's own is shown before what all of one tag have.</summary>
    private CurrentCode? ShippingCode(HeldCustomer held, Decision decision) =>
        decision.Tags.Concat(held.Card.Tags.Except(held.OwnedTags, Tag.Comparer))
            .Select(shippingCodes.GetValueOrDefault).FirstOrDefault(code => code is not null) is { } code
            ? new CurrentCode(code, Until: null) : null;

    /// <summary>
    /// A gift is one customer's: on every customer of the member, staff would hand it out more than once.
    /// </summary>
    private static Decision WithGifts(Decision decision, CustomerKey customer)
    {
        var gifts = decision.Entitlements
            .Where(one => one is { State: EntitlementState.Open, Tag: not null } && one.Customer == customer)
            .Select(one => one.Tag!).Except(decision.Tags, Tag.Comparer);
        return decision with { Tags = [.. decision.Tags, .. gifts] };
    }

    private static ImmutableArray<Posting> NewPostings(StoredMember member, Decision decision)
    {
        if (decision.Postings.Length == member.History.Postings.Length)
        {
            return []; // A stored posting is never dropped, so equal counts mean nothing is new.
        }

        var stored = member.History.Postings.Select(posting => posting.Key).ToHashSet(StringComparer.Ordinal);
        return [.. decision.Postings.Where(posting => !stored.Contains(posting.Key))];
    }
}
