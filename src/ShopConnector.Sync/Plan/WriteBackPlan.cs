using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Sync.Plan;

/// <summary>Desired − held, for one member in one shop, over nothing but what is ours. Pure.</summary>
internal sealed class WriteBackPlan(IShop shop, CompiledProgram program, byte[] secret)
{
    /// <summary>
    /// One line for each customer the member has in this shop; the first carries the member's postings and orders.
    /// </summary>
    public IReadOnlyList<PlanLine> Lines(StoredMember member, Decision decision, Instant at)
    {
        var postings = NewPostings(member, decision);
        var orders = OrderPlan.Of(member, decision, shop.Name);
        var lines = new List<PlanLine>(member.Customers.Length);
        foreach (var held in member.Customers)
        {
            if (!string.Equals(held.Key.Shop, shop.Name, StringComparison.Ordinal))
            {
                continue;
            }

            var line = Line(member, held, decision, at) with { Postings = postings };
            lines.Add(held.IsGone ? line : With(orders, line, held));
            (postings, orders) = ([], held.IsGone ? orders : []);
        }

        return lines;
    }

    private PlanLine Line(StoredMember member, HeldCustomer held, Decision decision, Instant at)
    {
        var line = new PlanLine
        {
            Customer = held.Key,
            MemberId = member.History.Id,
            NextChange = held.IsGone ? null : decision.NextChange,
        };
        if (held.Key.IsGuest && shop.Platform == Platform.Shopify)
        {
            return line; // Shopify has no place for a guest; WooCommerce has the guest's newest order.
        }

        var codePlan = new CodePlan(program.Rules, secret);
        if (CarriesNothing(held))
        {
            var withdrawn = codePlan.Withdrawn(held.Key, member.History.Entitlements, decision, at);
            return Line(line, held, CardPlan.Clearing(held, shop.Platform), withdrawn);
        }

        var codes = codePlan.Of(held, member.History.Entitlements, decision, at);
        return Line(line, held, CardPlan.Between(held, decision, codes.Current, shop.Platform), codes);
    }

    private static PlanLine Line(PlanLine line, HeldCustomer held, CustomerChange card, CustomerCodes codes)
    {
        var change = card with
        {
            Customer = held.Key,
            Email = held.Email,
            DisplayName = held.DisplayName,
            Issue = codes.Issue,
            Retire = codes.Retire,
            CarrierOrder = held.CarrierOrder,
            ClearOrders = held.StrayOrders,
        };
        return line with { Change = change.IsEmpty ? null : change, Entitlements = codes.Changed };
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

    /// <summary>Staff, those that are gone, and guests whose orders are all in the trash.</summary>
    private static bool CarriesNothing(HeldCustomer held) =>
        held.IsStaff || held.IsGone || held.Key.IsGuest && held.CarrierOrder is null;

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
