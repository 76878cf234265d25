using NodaTime;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox.Shops;

/// <summary>
/// Everything one shop knows. One gate guards all of it: whoever reads or writes customers, orders or records holds
/// <see cref="Gate"/> for the whole of what must be seen together, and never awaits inside.
/// </summary>
internal sealed class ShopState(string name, string platform, int seed, SandboxClock clock, IdStart ids)
{
    public const string Currency = "EUR";

    /// <summary>What a parcel costs a buyer for whom no rule says otherwise, tax included.</summary>
    public const decimal StandardShipping = 6.95m;

    public Lock Gate { get; } = new();

    public string Name => name;

    public string Platform => platform;

    public int Seed => seed;

    public DateTimeZone Zone { get; init; } = DateTimeZoneProviders.Tzdb[SandboxOptions.UsualZone];

    /// <summary>WooCommerce: orders are kept as posts.</summary>
    public bool ClassicOrders { get; init; }

    /// <summary>By ascending id.</summary>
    public SortedDictionary<long, ShopCustomer> Customers { get; } = [];

    public SortedDictionary<long, ShopOrder> Orders { get; } = [];

    public SortedDictionary<long, Product> Products { get; } = [];

    /// <summary>The oldest first; all that is left of what was deleted.</summary>
    public List<Deletion> Deletions { get; } = [];

    public ForeignTags ForeignTags { get; } = new();

    public ShopCounters Counters { get; } = new();

    /// <summary>Told with the gate held; null: nobody listens. See <see cref="SandboxPost"/>.</summary>
    public Action<Happening>? Happened { get; set; }

    /// <summary>Set from the faults: a changed order stays out of lists for this many requests.</summary>
    public int LateVisibilityRequests { get; set; }

    /// <summary>Set from the faults.</summary>
    public bool RefundsMissingInLists { get; init; }

    /// <summary>Set from the faults.</summary>
    public bool RestrictionsDropped { get; init; }

    /// <summary>No fault strikes any more.</summary>
    public bool IsCalm { get; set; }

    public IdSequence CustomerIds { get; } = new(ids.Customers);

    public IdSequence OrderIds { get; } = new(ids.Orders);

    /// <summary>Lines, refunds, notes, codes, metadata and whatever else needs a number.</summary>
    public IdSequence OtherIds { get; } = new(ids.Others);

    /// <summary>Whole seconds: neither platform shows more, and both compare by them.</summary>
    public Instant Now => Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds());

    /// <summary>With its fractions, for what runs faster than seconds: budgets and tokens.</summary>
    public Instant ExactNow => clock.GetCurrentInstant();

    public bool IsListed(ShopOrder order) => order.HiddenUntilRequest <= Counters.Requests;

    /// <summary>The order changed in a way that the platforms stamp.</summary>
    public void Touch(ShopOrder order, Deed deed = Deed.Updated)
    {
        order.UpdatedAt = Now;
        Hide(order);
        Tell(Subject.Order, order.Id, deed);
    }

    public void Tell(Subject subject, long id, Deed deed, long other = 0) =>
        Happened?.Invoke(new Happening(subject, id, deed, other));

    /// <summary>Keeps an order that is new or changed out of lists for a while, when that fault is on.</summary>
    public void Hide(ShopOrder order) =>
        order.HiddenUntilRequest = LateVisibilityRequests == 0 ? 0 : Counters.Requests + LateVisibilityRequests;

    public void Touch(ShopCustomer customer)
    {
        customer.UpdatedAt = Now;
        Tell(Subject.Customer, customer.Id, Deed.Updated);
    }

    /// <summary>Deletes the account; its orders stay and become a guest's.</summary>
    public void Delete(ShopCustomer customer)
    {
        if (!Customers.Remove(customer.Id))
            return;
        ForeignTags.Forget(customer.Id);
        Deletions.Add(new Deletion(OtherIds.Next(), "Customer", customer.Id, Now));
        Tell(Subject.Customer, customer.Id, Deed.Deleted);
        foreach (var order in Orders.Values.Where(order => order.CustomerId == customer.Id))
            order.CustomerId = null;
    }

    public void Delete(ShopOrder order)
    {
        if (!Orders.Remove(order.Id))
            return;
        Deletions.Add(new Deletion(OtherIds.Next(), "Order", order.Id, Now));
        Tell(Subject.Order, order.Id, Deed.Deleted);
    }

    /// <summary>The account an order belongs to, if it still exists.</summary>
    public ShopCustomer? BuyerOf(ShopOrder order) =>
        order.CustomerId is { } id ? Customers.GetValueOrDefault(id) : null;
}

/// <summary>Where a platform's numbers start: Shopify's have 13 digits, WooCommerce's are small and overlap.</summary>
internal sealed record IdStart(long Customers, long Orders, long Others)
{
    public static IdStart For(string platform) => platform == SandboxPlatforms.Shopify
        ? new IdStart(6_801_000_000_001, 5_402_000_000_001, 14_703_000_000_001)
        : new IdStart(1, 1_001, 50_001);
}

/// <param name="Kind"><c>Order</c> or <c>Customer</c>.</param>
/// <param name="Subject">The id of what is gone.</param>
internal sealed record Deletion(long Id, string Kind, long Subject, Instant At);
