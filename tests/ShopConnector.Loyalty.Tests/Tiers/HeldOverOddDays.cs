using NodaTime;
using ShopConnector.Loyalty.Tiers;
using static ShopConnector.Loyalty.Tests.Given;

namespace ShopConnector.Loyalty.Tests.Tiers;

/// <summary>A tier let go is held to one end, also where the clock shows an hour twice or leaves out a day.</summary>
public sealed class HeldOverOddDays
{
    private const string Amsterdam = "Europe/Amsterdam", Apia = "Pacific/Apia";

    [Theory]
    [InlineData(Apia, "2011-12-29T15:00:00-10:00", "2012-01-29T15:00:00+14:00")]
    [InlineData(Apia, "2011-12-31T05:00:00+14:00", "2012-01-31T05:00:00+14:00")] // The 30th never was.
    [InlineData(Amsterdam, "2026-03-29T03:10:00+02:00", "2026-04-29T03:10:00+02:00")] // It was two, then three.
    [InlineData(Amsterdam, "2026-09-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00")] // Half past two comes again.
    [InlineData(Amsterdam, "2026-10-25T02:30:00+02:00", "2026-11-25T02:30:00+01:00")]
    [InlineData(Amsterdam, "2026-10-25T02:30:00+01:00", "2026-11-25T03:00:00+01:00")] // The second time.
    public void It_is_held_to_the_same_hour_a_month_later_and_never_again(string zone, string letGo, string end)
    {
        var program = (Program() with
        {
            Zone = DateTimeZoneProviders.Tzdb[zone],
            Tiers = [new Tier("Zilver", 200m)],
            TierHoldMonths = 1,
        }).Compiled();
        var history = Member(Order("1", "2011-12-01", 300m) with { PaidAt = At(letGo) - Duration.FromDays(20) });
        history = history with { Orders = [history.Orders[0] with { CancelledAt = At(letGo) }] };

        Evaluation.Of(history, program, At(letGo)).NextChange.ShouldBe(At(end));
        var later = At(end) + Duration.FromDays(2);
        for (var at = At(end) - Duration.FromDays(2); at < later; at += Duration.FromMinutes(10))
            (Evaluation.Of(history, program, at).Tier is not null).ShouldBe(at < At(end), $"{at}");
    }
}
