using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Sync.Plan;

/// <summary>Desired − held, for one member in one shop, over nothing but what is ours. Pure.</summary>
internal sealed class WriteBackPlan(
    IShop shop, CompiledProgram program, byte[] secret, OfferBudgets budgets)
{
    /// <summary>
    /// One line for each customer the member has in this shop; the first carries the member's postings.
    /// </summary>
    public IReadOnlyList<PlanLine> Lines(StoredMember member, Decision decision, Instant at)
    {
        var redeemed = new RedeemPlan(member, decision, NewPostings(member, decision));
        var postings = redeemed.Others;
        var lines = new List<PlanLine>(member.Customers.Length);
        foreach (var held in member.Customers)
        {
            if (!string.Equals(held.Key.Shop, shop.Name, StringComparison.Ordinal))
            {
                continue;
            }

            var line = Line(member, held, decision, at) with { Postings = postings };
            lines.Add(redeemed.With(line, CanCarry(held)));
            postings = [];
        }

        return lines;
    }

    private PlanLine Line(StoredMember member, HeldCustomer held, Decision decision, Instant at)
    {
        var line = new PlanLine
        {
            Customer = held.Key,
            MemberId = member.History.Id,
            NextChange = decision.NextChange,
        };
        if (!CanCarry(held))
        {
            return line;
        }

        var stored = member.History.Entitlements;
        var afforded = budgets.Within(held.Key, stored, decision, at);
        var codes = new CodePlan(program.Rules, secret).Of(held, stored, afforded, at);
        var change = CardPlan.Between(held, WithGifts(afforded, held.Key), codes.Current, shop.Platform) with
        {
            Customer = held.Key,
            Email = held.Email,
            DisplayName = held.DisplayName,
            Issue = codes.Issue,
            Retire = codes.Retire,
            CarrierOrder = held.CarrierOrder,
            ClearOrders = held.StrayOrders,
        };
        return line with
        {
            Change = change.IsEmpty ? null : change,
            Entitlements = codes.Changed,
            NextChange = ReferenceEquals(afforded, decision) ? decision.NextChange : at,
        };
    }

    /// <summary>
    /// Staff carry nothing. Shopify has no place for a guest; WooCommerce has the guest's newest order.
    /// </summary>
    private bool CanCarry(HeldCustomer held) =>
        !held.IsStaff && (!held.Key.IsGuest || shop.Platform == Platform.WooCommerce && held.CarrierOrder is not null);

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
