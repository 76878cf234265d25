using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;
using ShopConnector.Storage.Acts;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Referrals;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Members;

/// <summary>Puts the rows of one batch of members together.</summary>
internal sealed class MemberAssembly(
    ILookup<string, HeldCustomerRow> customers, ILookup<string, HeldOrderRow> orders,
    ILookup<string, PostingRow> postings, ILookup<string, EntitlementRow> entitlements,
    ILookup<string, ActRow> acts, ILookup<CustomerKey, TagRow> tags, ReferralReader referrals)
{
    private static readonly int s_guestPrefix = CustomerKey.Guest("", "").Id.Length;

    private static readonly LoyaltyCard s_none = new() { HasTagField = false };

    public StoredMember Of(string member)
    {
        var placed = orders[member].Where(row => row.Deleted == 0).Select(PlacedOrder.Of)
            .OrderBy(order => order.Order.PlacedAt)
            .ThenBy(order => order.Order.Key.Shop, StringComparer.Ordinal)
            .ThenBy(order => order.Order.Key.Id, StringComparer.Ordinal)
            .ToArray();
        var byCustomer = placed.ToLookup(order => order.Customer);

        var seated = customers[member]
            .Select(row => Seat(row, byCustomer[new CustomerKey(row.Shop, row.Id)].ToArray()))
            .OrderBy(seat => seat.Held.IsGone)
            .ThenBy(seat => seat.Customer.CreatedAt ?? Instant.MaxValue)
            .ThenBy(seat => seat.Held.Key.IsGuest)
            .ThenBy(seat => seat.Held.Key.Shop, StringComparer.Ordinal)
            .ThenBy(seat => seat.Held.Key.Id, StringComparer.Ordinal)
            .ToArray();

        var history = new MemberHistory
        {
            Id = member,
            Customers = [.. seated.Where(seat => !seat.Held.IsGone).Select(seat => seat.Customer)],
            Codeless = [.. seated.Where(seat => !seat.TakesCodes).Select(seat => seat.Held.Key)],
            Orders = [.. placed.Select(order => order.Order)],
            Manual = [.. acts[member].Where(row => row.Kind == ActRow.Manual).Select(row => row.ToManual())],
            Redemptions =
                [.. acts[member].Where(row => row.Kind == ActRow.Redemption).Select(row => row.ToRedemption())],
            Events = [.. acts[member].Where(row => row.Kind == ActRow.Event).Select(row => row.ToEvent())],
            DeletedOrders =
            [
                .. orders[member].Where(row => row.Deleted == 1).Select(row => new OrderKey(row.Shop, row.Id))
                    .OrderBy(key => key.Shop, StringComparer.Ordinal).ThenBy(key => key.Id, StringComparer.Ordinal),
            ],
            Postings = [.. HeldLedger.Of(postings[member]).Select(held => held.Posting)],
            Entitlements =
            [
                .. entitlements[member].Select(EntitlementOf)
                    .OrderBy(one => one.OpenedAt).ThenBy(one => one.Key, StringComparer.Ordinal),
            ],
            Referrals = referrals.Of(member),
        };
        return new StoredMember(history, [.. seated.Select(seat => seat.Held)]);
    }

    private Seated Seat(HeldCustomerRow row, PlacedOrder[] placed)
    {
        var key = new CustomerKey(row.Shop, row.Id);
        if (row.Gone == 1)
        {
            var gone = Held(row, key) with { IsGone = true, Card = s_none };
            return new Seated(new Customer { Key = key }, gone, TakesCodes: false);
        }

        return row.Guest == 1 ? Guest(row, key, placed) : Account(row, key, placed);
    }

    private Seated Account(HeldCustomerRow row, CustomerKey key, PlacedOrder[] placed)
    {
        var card = Column.Read<LoyaltyCard>(row.Card!);
        var customer = Column.Read<Customer>(row.Body!);
        var held = Held(row, key) with
        {
            Email = Email.Normalise(customer.Email),
            Card = card,
            StrayOrders = Stray(placed, carrier: null),
        };
        return new Seated(
            row.TagsOnCard == 1 ? customer with { Tags = card.Tags } : customer, held,
            TakesCodes: !held.IsStaff && !customer.IsCodeless);
    }

    /// <summary>
    /// A guest is what its newest order says; that one carries its card, and no other should. In the trash none does.
    /// </summary>
    private Seated Guest(HeldCustomerRow row, CustomerKey key, PlacedOrder[] placed)
    {
        var carrier = placed.LastOrDefault(order => order.Buyer is not null);
        var customer = carrier?.Buyer ?? new Customer { Key = key, Email = key.Id[s_guestPrefix..] };
        var held = Held(row, key) with
        {
            Email = customer.Email,
            Card = carrier is null ? s_none : carrier.Card ?? LoyaltyCard.Empty,
            CarrierOrder = carrier?.Order.Key.Id,
            StrayOrders = Stray(placed, carrier),
        };
        return new Seated(
            customer, held, TakesCodes: !held.IsStaff && carrier?.Card is not null && !customer.IsCodeless);
    }

    private HeldCustomer Held(HeldCustomerRow row, CustomerKey key) => new()
    {
        Key = key,
        DisplayName = row.DisplayName,
        IsStaff = row.IsStaff == 1,
        Card = LoyaltyCard.Empty,
        OwnedTags = [.. tags[key].Select(owned => owned.Tag).Order(StringComparer.Ordinal)],
        DueAt = row.DueAt is { } due ? Instant.FromUnixTimeTicks(due) : null,
    };

    private static ImmutableArray<string> Stray(PlacedOrder[] placed, PlacedOrder? carrier) =>
        [.. placed.Where(order => order != carrier && order.CarriesValues).Select(order => order.Order.Key.Id)];

    /// <summary>State and code move after the body was written, so they have columns of their own.</summary>
    private static Entitlement EntitlementOf(EntitlementRow row) => Column.Read<Entitlement>(row.Body) with
    {
        State = Enum.Parse<EntitlementState>(row.State),
        Code = row.Code,
    };

    private sealed record Seated(Customer Customer, HeldCustomer Held, bool TakesCodes);

    private sealed record PlacedOrder(Order Order, CustomerKey Customer, LoyaltyCard? Card, Customer? Buyer)
    {
        public bool CarriesValues =>
            Card is { } card && (card.Tags.Length > 0 || card.Points is not null || card.PointsPending is not null
                || card.Tier is not null || card.OfferCode is not null || card.OfferUntil is not null
                || card.ReferralCode is not null);

        public static PlacedOrder Of(HeldOrderRow row)
        {
            var order = Marked(Column.Read<Order>(row.Body), row.Marks);
            return new PlacedOrder(
                row.CancelledAt is { } at ? order with { CancelledAt = Instant.FromUnixTimeTicks(at) } : order,
                new CustomerKey(row.Shop, row.CustomerId),
                row.Card is null ? null : Column.Read<LoyaltyCard>(row.Card),
                row.Buyer is null ? null : Column.Read<Customer>(row.Buyer));
        }

        /// <summary>The shop carries the mark too: of a write whose answer was lost, only the shop knows.</summary>
        private static Order Marked(Order order, string? marks) => marks is null
            ? order
            : order with { Mark = OrderMark.Union(Column.Read<OrderMark>(marks), order.Mark) };
    }
}
