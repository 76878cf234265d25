using System.Collections.Immutable;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments;

/// <summary>A million members are asked ten queries each; what allocates here is collected a million times.</summary>
public class CostFacts
{
    private static readonly SegmentQuery[] Queries =
    [
        .. new[]
        {
            "amount_spent >= 1000",
            "number_of_orders >= 3 AND last_order_date >= -60d",
            "amount_spent > 500 OR average_order_value > 90",
            "customer_tags CONTAINS 'Groothandel' AND customer_countries NOT CONTAINS 'BE'",
            "orders_placed MATCHES (date >= -1y, count >= 3)",
            "products_purchased MATCHES (vendor = 'Wella', tag = 'kleur', date >= -90d)",
            "overdue_factor > 1.5 AND amount_spent > 80",
            "birthday = today",
            "email_subscription_status = 'SUBSCRIBED'",
            "top_vendor_share('Wella') = 1 AND sales_channel_share('pos') > 0.3",
        }.Select(SegmentQuery.Parse),
    ];

    [Fact]
    public void Asking_allocates_nothing()
    {
        var facts = Sample.Facts(Sample.ThreeOrders);
        Ask(facts);

        Allocated(() => Ask(facts)).ShouldBe(0);
    }

    [Fact]
    public void Making_the_facts_of_a_member_allocates_less_than_half_a_kilobyte()
    {
        var now = Sample.At(Sample.Today);
        var rates = ImmutableDictionary<string, decimal>.Empty;

        Allocated(() => _ = new MemberFacts(Sample.ThreeOrders, Sample.Amsterdam, "EUR", rates, now))
            .ShouldBeLessThan(512);
    }

    [Fact]
    public void A_query_that_time_alone_cannot_change_looks_ahead_for_nothing()
    {
        var facts = Sample.Facts(Sample.ThreeOrders);

        Allocated(() => _ = Queries[0].FirstChange(facts)).ShouldBe(0);
    }

    private static void Ask(MemberFacts facts)
    {
        foreach (var query in Queries)
            query.Holds(facts);
    }

    private static long Allocated(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
