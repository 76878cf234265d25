using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Tags;

public sealed class TagFamilies
{
    private static readonly TagFamily Brands = new("merk:", TagFamilyBy.Vendor, 1m, 2);
    private static readonly TagFamily Channels = new("kanaal:", TagFamilyBy.Channel, 0m, 1);

    [Fact]
    public void A_vendor_in_every_order_and_in_enough_of_them_gives_its_tag_in_ordinal_order()
    {
        TagsOf(Brands, Bought("1", "Wella", "Keune"), Bought("2", "Keune", "Wella")).ShouldBe(
            ["merk:Keune", "merk:Wella"]);
        TagsOf(Brands, Bought("1", "Wella"), Bought("2", "Wella"), Bought("3", "Keune")).ShouldBeEmpty();
        TagsOf(Brands with { Share = 0.6m }, Bought("1", "Wella"), Bought("2", "Wella"), Bought("3", "Keune"))
            .ShouldBe(["merk:Wella"]);
        TagsOf(Brands, Bought("1", "Wella", "Wella")).ShouldBeEmpty();
        TagsOf(Brands, Bought("1", "Schmidt, Zn"), Bought("2", "Schmidt, Zn")).ShouldBe(["merk:Schmidt  Zn"]);
    }

    [Fact]
    public void The_main_channel_is_that_of_most_orders_and_of_two_that_of_the_newest()
    {
        TagsOf(Channels, Via("1", "2026-01-01", "web"), Via("2", "2026-01-02", "pos")).ShouldBe(["kanaal:pos"]);
        TagsOf(Channels, Via("1", "2026-01-01", "web"), Via("2", "2026-01-02", "pos"), Via("3", "2026-01-03", "web"))
            .ShouldBe(["kanaal:web"]);
        TagsOf(Channels, Order("1", "2026-01-01", 5m)).ShouldBeEmpty();
    }

    [Fact]
    public void They_come_after_the_tags_of_the_segments()
    {
        var program = Programme(Brands) with { Segments = [new Segment("Z", "Zus", "number_of_orders >= 1")] };

        Member(Bought("1", "Wella"), Bought("2", "Wella")).On("2026-05-01", program).Tags
            .ShouldBe(["Zus", "merk:Wella"]);
    }

    [Fact]
    public void Whatever_begins_with_the_prefix_is_the_programmes_and_never_the_merchants()
    {
        var program = Programme(Brands) with
        {
            Offers =
            [
                new("Een", "customer_tags CONTAINS 'merk:wella'", Loyalty.Offers.OfferValue.Percent(5m))
                {
                    ControlShare = 0m,
                },
            ],
        };
        var stale = Member(Bought("1", "Keune")) with { Customers = [Customer() with { Tags = ["Merk:Wella"] }] };

        stale.On("2026-05-01", program).Entitlements.ShouldBeEmpty();
        Member(Bought("1", "Wella"), Bought("2", "Wella")).On("2026-05-01", program).Entitlements.Length.ShouldBe(1);
    }

    [Fact]
    public void A_segment_cannot_name_a_tag_of_a_family_nor_of_an_offer()
    {
        var program = Programme(Brands) with
        {
            Segments =
            [
                new Segment("A", "A", "customer_tags CONTAINS 'Merk:Wella' OR customer_tags CONTAINS 'cadeau'"),
            ],
            Offers = [new("Een", "number_of_orders = 1", Loyalty.Offers.OfferValue.Tag("Cadeau"))],
        };

        CompiledProgram.TryCompile(program, out var problems).ShouldBeNull();
        problems.Select(problem => $"{problem.Path}: {problem.Message}").ShouldBe(
        [
            "Segments:0:Query: Line 1 Column 24: the query names the tag 'Merk:Wella', which is decided later, by "
            + "TagFamilies:0; name only tags of earlier segments or of the merchant, such as "
            + "customer_tags CONTAINS 'Groothandel'.",
            "Segments:0:Query: Line 1 Column 63: the query names the tag 'cadeau', which is decided later, by "
            + "Offers:0; name only tags of earlier segments or of the merchant, such as "
            + "customer_tags CONTAINS 'Groothandel'.",
        ]);
    }

    private static ImmutableArray<string> TagsOf(TagFamily family, params Order[] orders) =>
        Member(orders).On("2026-05-01", Programme(family)).Tags;

    private static Order Bought(string id, params string[] vendors) => Order(id, "2026-01-01", 10m) with
    {
        Lines = [.. vendors.Select(vendor => new OrderLine { Vendor = vendor, Quantity = 1m })],
    };

    private static Order Via(string id, string day, string channel) =>
        Order(id, day, 10m) with { Channel = channel };

    private static LoyaltyProgram Programme(TagFamily family) =>
        Program() with { Points = null, TagFamilies = [family] };
}
