using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sync;

namespace ShopConnector.Tests.Sync;

/// <summary>What people note of a member, over whole runs.</summary>
public sealed partial class RunTests
{
    [Fact]
    public async Task A_complaint_stops_an_offer_until_it_is_solved()
    {
        var sorry = new Offer(
            "Sorry", "complaint_solved_date >= -14d AND open_complaint = false", OfferValue.Percent(10m))
        {
            ControlShare = 0m,
        };
        var program = Programs.With(s_winBack, sorry);
        var storage = await OpenAsync();
        await Run(storage, program).PlanAsync(static _ => { }, CancellationToken.None);

        await NoteAsync(storage, "bob", new MemberEvent("k1", EventKind.Complaint, Now - Duration.FromDays(2)));
        await ApplyAsync(storage, Yes, program);
        _shop.Codes.ShouldBeEmpty();
        (await EntitlementsOfAsync(storage, "bob")).ShouldBeEmpty();

        await NoteAsync(storage, "bob", new MemberEvent("k2", EventKind.ComplaintSolved, Now - Duration.FromDays(1)));
        await ApplyAsync(storage, Yes, program);
        _shop.Codes.Count.ShouldBe(2);
        (await EntitlementsOfAsync(storage, "bob")).Select(one => one.Offer).Order(StringComparer.Ordinal)
            .ShouldBe(["Kom terug", "Sorry"]);
    }

    [Fact]
    public async Task A_review_pays_its_bonus_once_however_often_it_is_told()
    {
        var program = Programs.Paying(new Bonus("Beoordeling", BonusOn.Event, 25, "review"));
        var review = new MemberEvent("r1", "review", Now - Duration.FromDays(1), "An");
        var storage = await OpenAsync();
        await ApplyAsync(storage, Yes, program);
        _shop.CardOf("an").Points.ShouldBe(150);

        for (var time = 0; time < 3; time++)
        {
            await NoteAsync(storage, "an", review);
            await ApplyAsync(storage, Yes, program);
            _shop.CardOf("an").Points.ShouldBe(175);
        }

        await NoteAsync(storage, "an", review with { Id = "r2" });
        await ApplyAsync(storage, Yes, program);
        _shop.CardOf("an").Points.ShouldBe(200);
    }

    private static async Task NoteAsync(IStorage storage, string customer, MemberEvent happening)
    {
        var member = (await storage.FindAsync($"atelier:{customer}", CancellationToken.None)).ShouldHaveSingleItem();
        await storage.NoteAsync(
            member.History.Id, new CustomerKey("atelier", customer), happening, CancellationToken.None);
    }
}
