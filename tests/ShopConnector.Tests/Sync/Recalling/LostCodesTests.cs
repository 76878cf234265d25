using NodaTime;
using NSubstitute;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Recalling;

namespace ShopConnector.Tests.Sync.Recalling;

public sealed class LostCodesTests
{
    private const string Key = "Kom terug: nu:m0123456789abcdef01234567:2026-10-20";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 1, 10, 0);
    private static readonly LoyaltyCard Written = LoyaltyCard.Empty with { Points = 5 };

    private readonly IShop _shop = Substitute.For<IShop, IRecallsCodes>();

    public LostCodesTests() => _shop.Name.Returns("kaashuis");

    [Fact]
    public async Task A_code_becomes_the_entitlement_it_was_made_for()
    {
        var whole = await IntoAsync(Member(Held("1", Written)), Code(Key), Code($"{Key}:2", "KOM-2", isUsed: true));

        whole.Recalled.ShouldBe(whole.History.Entitlements);
        whole.Recalled.Select(one => (one.Key, one.Offer, one.Step, one.Code, one.State)).ShouldBe(
        [
            (Key, "Kom terug: nu", 1, "KOM-1", EntitlementState.Open),
            ($"{Key}:2", "Kom terug: nu", 2, "KOM-2", EntitlementState.Used),
        ]);
        whole.Recalled[0].Email.ShouldBe("an@example.com");
    }

    [Theory]
    [InlineData("5e0d2c1a")]
    [InlineData("Kom terug:m1")]
    [InlineData("referral:kaashuis:12")]
    public async Task What_no_offer_gave_is_left_alone(string entitlement)
    {
        (await IntoAsync(Member(Held("1", Written)), Code(entitlement))).Recalled.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_the_customers_who_shows_it_and_else_an_accounts()
    {
        var (guest, account) = (Held("guest:an@example.com", Written), Held("7", Written));
        (await IntoAsync(Member(guest, account), Code(Key))).Recalled.Single().Customer.ShouldBe(account.Key);

        guest = guest with { Card = Written with { OfferCode = "KOM-1" } };
        (await IntoAsync(Member(guest, account), Code(Key))).Recalled.Single().Customer.ShouldBe(guest.Key);
    }

    [Fact]
    public async Task A_shop_that_nobody_has_written_to_is_not_asked()
    {
        var member = Member(Held("1", LoyaltyCard.Empty));

        (await IntoAsync(member, Code(Key))).ShouldBeSameAs(member);
        ((IRecallsCodes)_shop).DidNotReceiveWithAnyArgs().IssuedAsync(default);
    }

    [Fact]
    public async Task A_guest_who_ordered_since_shows_nothing_on_the_newest_order_but_on_an_earlier_one()
    {
        var guest = Held("guest:an@example.com", LoyaltyCard.Empty) with { CarrierOrder = "12", StrayOrders = ["11"] };

        (await IntoAsync(Member(guest), Code(Key))).Recalled.Single().Code.ShouldBe("KOM-1");
    }

    [Fact]
    public async Task After_the_first_run_storage_knows_all_and_the_shop_is_not_asked()
    {
        var member = Member(Held("1", Written));

        (await new LostCodes(_shop, isFirst: false).IntoAsync(member, Now, default)).ShouldBeSameAs(member);
        ((IRecallsCodes)_shop).DidNotReceiveWithAnyArgs().IssuedAsync(default);
    }

    [Fact]
    public async Task Only_what_still_works_is_told()
    {
        Returns(Code(Key), Code($"{Key}:2", isUsed: true), Code($"{Key}:3", endsAt: Now));
        var lost = new LostCodes(_shop, isFirst: true);
        await lost.IntoAsync(Member(Held("1", Written)), Now, default);

        lost.Notes.ShouldBe(
            ["1 code of an earlier installation is open in kaashuis and stays; no second one is given beside it."]);
    }

    private Task<StoredMember> IntoAsync(StoredMember member, params IssuedCode[] codes)
    {
        Returns(codes);
        return new LostCodes(_shop, isFirst: true).IntoAsync(member, Now, default);
    }

    private void Returns(params IssuedCode[] codes) =>
        ((IRecallsCodes)_shop).IssuedAsync(default).ReturnsForAnyArgs(_ => codes.ToAsyncEnumerable());

    private static IssuedCode Code(
        string entitlement, string code = "KOM-1", bool isUsed = false, Instant? endsAt = null) => new(
        entitlement, code, "An@Example.com", CodeTerms.Percent(15m), Now - Duration.FromDays(12),
        endsAt ?? Now + Duration.FromDays(3), isUsed);

    private static HeldCustomer Held(string id, LoyaltyCard card) => new()
    {
        Key = new CustomerKey("kaashuis", id),
        Email = "an@example.com",
        Card = card,
    };

    private static StoredMember Member(params HeldCustomer[] customers) => new(
        new MemberHistory
        {
            Id = "m1",
            Customers = [.. customers.Select(held => new Customer { Key = held.Key, Email = held.Email })],
        },
        [.. customers]);
}
