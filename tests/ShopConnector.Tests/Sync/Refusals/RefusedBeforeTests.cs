using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Refusals;

namespace ShopConnector.Tests.Sync.Refusals;

/// <summary>What a shop refused is left out of later plans, and never more than that.</summary>
public sealed class RefusedBeforeTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 1, 23, 30);
    private static readonly CustomerKey An = new("kaashuis", "7");

    private static readonly CustomerChange Refused = new() { Customer = An, AddTags = ["VIP"], Retire = [Code("e1")] };

    [Fact]
    public void Exactly_the_same_is_left_out_and_comes_again_when_its_time_has_come()
    {
        var refused = Book(At);

        var line = refused.Without(Line(Refused with { Retire = [] }));

        line.Change.ShouldBeNull();
        line.NextChange.ShouldBe(At + Duration.FromDays(1));
        refused.Notes.ShouldBe(
            ["kaashuis:7: not asked of the shop again before 2026-11-03, unless something of it changes: Nee."]);
        Book(At + Duration.FromDays(1)).Without(Line(Refused with { Retire = [] })).Change.ShouldNotBeNull();
    }

    [Fact]
    public void Anything_beside_it_is_asked_together_with_it()
    {
        var more = Line(Refused with { AddTags = ["VIP", "Frequente koper"], Retire = [] });

        Book(At).Without(more).ShouldBe(more);
    }

    [Fact]
    public void A_code_that_is_to_be_taken_back_is_never_left_out()
    {
        // Its end is stored with the shop's answer; of a line without a change it would be stored at once.
        var line = Line(Refused);

        Book(At).Without(line).ShouldBe(line);
    }

    [Theory]
    [InlineData(1, 1), InlineData(2, 2), InlineData(3, 4), InlineData(4, 8), InlineData(5, 8), InlineData(9_000, 8)]
    public void The_pauses_grow_to_eight_days(long times, int days) =>
        Standing(times).AgainAt.ShouldBe(At + Duration.FromDays(days));

    private static RefusedBefore Book(Instant now) => new(
        new Dictionary<CustomerKey, StandingRefusal> { [An] = Standing(times: 1) }, now,
        DateTimeZoneProviders.Tzdb["Europe/Amsterdam"]);

    private static StandingRefusal Standing(long times) => new(ChangeParts.Of(Refused), "Nee.", At, times);

    private static PlanLine Line(CustomerChange change) => new() { Customer = An, MemberId = "m1", Change = change };

    private static CodeToRetire Code(string entitlement) => new(entitlement, "KOM-1", EntitlementState.Ended);
}
