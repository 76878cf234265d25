using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Referring;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sandbox;
using ShopConnector.Sync;
using ShopConnector.Tests.EndToEnd.Connected;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.EndToEnd.Referring;

/// <summary>A member, its friends and the two simulated shops: from the code to the points and back again.</summary>
public sealed class ReferralTests : IAsyncLifetime
{
    private static readonly CompiledProgram Rules = Programs.Compile(new LoyaltyProgram
    {
        Zone = Programs.Zone,
        Currency = "EUR",
        Points = new PointsRules { PerUnit = 0m },
        Offers =
        [
            new Offer("Vrienden", "number_of_orders >= 1", OfferValue.Percent(10m), ValidDays: 365)
            {
                ControlShare = 0m,
                NeedsConsent = false,
                Referral = new Referral(new ReferralReward(Points: 100), FinalDays: 14),
            },
        ],
    });

    /// <summary>So that what happened in the shop meanwhile lies in the past of the run.</summary>
    private static readonly Duration s_later = Duration.FromHours(1);

    private readonly StillClock _clock = new(SystemClock.Instance.GetCurrentInstant());
    private ConnectedShop? _connected;
    private long _advocate;

    public static TheoryData<string> Platforms => [SandboxPlatforms.Shopify, SandboxPlatforms.WooCommerce];

    private SandboxShop Shop => _connected!.Shop;

    [Theory, MemberData(nameof(Platforms))]
    public async Task A_friends_order_pays_when_it_is_final_once_and_is_taken_back_with_it(string platform)
    {
        var code = await CodeAsync(platform);
        (await MemberAsync()).Card.ShouldBe(code);

        var order = Shop.Staff.PlaceGuestOrderWithCode("nieuw@example.com", 60m, code).ShouldNotBeNull();
        Shop.Staff.PlaceGuestOrderWithCode("Nieuw@example.com", 60m, code).ShouldBeNull();
        _clock.Now += s_later;
        await ApplyAsync();
        (await MemberAsync()).Points.ShouldBeEmpty();
        (await WhyAsync(order)).ShouldStartWith("100 points on ");

        _clock.Now += Duration.FromDays(15);
        await ApplyAsync();
        (await MemberAsync()).Points.ShouldBe([$"referral:{Shop.Name}:{order} 100"]);

        var writes = Shop.Records.Writes;
        (await ApplyAsync()).Plan.Totals!.CustomersTouched.ShouldBe(0);
        Shop.Records.Writes.ShouldBe(writes);

        Shop.Staff.RefundRest(order).ShouldBeTrue();
        _clock.Now += s_later;
        await ApplyAsync();
        (await MemberAsync()).Points.ShouldBe(
            [$"referral:{Shop.Name}:{order} 100", $"referral-adjust:{Shop.Name}:{order}:1 -100"], ignoreOrder: true);
        (await ApplyAsync()).Plan.Totals!.CustomersTouched.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task A_friend_who_gave_the_first_order_back_is_a_friend_still(string platform)
    {
        var code = await CodeAsync(platform);
        var first = Shop.Staff.PlaceOrder(null, "nieuw@example.com", 20m);
        _clock.Now += s_later;
        Shop.Staff.RefundRest(first).ShouldBeTrue();
        _clock.Now += s_later;
        var again = Shop.Staff.PlaceGuestOrderWithCode("nieuw@example.com", 60m, code).ShouldNotBeNull();

        _clock.Now += Duration.FromDays(15);
        await ApplyAsync();

        (await MemberAsync()).Points.ShouldBe([$"referral:{Shop.Name}:{again} 100"]);
    }

    [Theory, MemberData(nameof(Platforms))]
    public async Task Who_refers_itself_or_an_old_customer_gets_nothing_and_is_told_why(string platform)
    {
        var code = await CodeAsync(platform);
        var own = Shop.Staff.PlaceOrder(_advocate, email: null, 10m);
        Shop.Staff.PayWithCard(own, "4111111111111111");
        var self = Shop.Staff.PlaceOrderWithCode(_advocate, 60m, code).ShouldNotBeNull();
        var home = Shop.Staff.PlaceGuestOrderWithCode("ik2@example.com", 60m, code, _advocate).ShouldNotBeNull();
        var earlier = Shop.Staff.PlaceOrder(null, "oud@example.com", 20m);
        var old = Shop.Staff.PlaceGuestOrderWithCode("oud@example.com", 60m, code).ShouldNotBeNull();
        var card = Shop.Staff.PlaceGuestOrderWithCode("ik3@example.com", 60m, code).ShouldNotBeNull();
        Shop.Staff.PayWithCard(card, "4111111111111111");
        _clock.Now += s_later;

        await ApplyAsync();
        _clock.Now += Duration.FromDays(15);
        await ApplyAsync();

        (await WhyAsync(self)).ShouldBe("no friend: the order has the member's own e-mail");
        (await WhyAsync(home)).ShouldBe(
            "no friend: the order goes, or is billed, to an address of the member's own orders");
        (await WhyAsync(old)).ShouldBe($"no new customer: bought before, by order {Shop.Name}:{earlier}");
        var byCard = await WhyAsync(card);

        // WooCommerce tells nothing of a payment that is the same twice.
        if (platform == SandboxPlatforms.Shopify)
            byCard.ShouldBe("no friend: the order was paid with the card of one of the member's own orders");
        else
            byCard.ShouldStartWith("100 points for the friend's order, final on ");

        (await MemberAsync()).Points.Length.ShouldBe(platform == SandboxPlatforms.Shopify ? 0 : 1);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _connected?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    /// <summary>The code that the shop made for the first account after its order.</summary>
    private async Task<string> CodeAsync(string platform)
    {
        _connected = await ConnectedShop.OpenAsync(
            new SandboxOptions { Clock = _clock, Platforms = [platform], Customers = 12 });
        _advocate = Shop.Staff.CustomerIds[0];
        Shop.Staff.PlaceOrder(_advocate, email: null, 80m);
        _clock.Now += s_later;

        var first = await ApplyAsync();
        first.Problems.ShouldBeEmpty();
        _clock.Now += s_later;
        return (await MemberAsync()).Code.ShouldNotBeNull();
    }

    private async Task<(MemberHistory History, string? Code, string? Card, string[] Points)> MemberAsync()
    {
        var found = (await _connected!.Storage.FindAsync($"{Shop.Name}:{_advocate}", CancellationToken.None)).Single();
        return (
            found.History, found.History.Entitlements.Single(one => one.Referral is not null).Code,
            found.Customers[0].Card.ReferralCode,
            [.. found.History.Postings.Select(posting => $"{posting.Key} {posting.Points}")]);
    }

    private async Task<string> WhyAsync(long order) =>
        Evaluation.Explain((await MemberAsync()).History, Rules, _clock.Now)
            .Single(reason => reason.About == $"referral {Shop.Name}:{order}").Because;

    private Task<RunReport> ApplyAsync() => _connected!.ApplyAsync(Rules);
}
