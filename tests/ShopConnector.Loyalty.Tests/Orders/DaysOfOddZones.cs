using NodaTime;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Tests.Orders;

public class DaysOfOddZones
{
    [Theory]
    [InlineData("Europe/Amsterdam", "2026-03-29", "2026-03-29T00:00:00+01:00")]
    [InlineData("America/Sao_Paulo", "2017-10-15", "2017-10-15T01:00:00-02:00")]
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-24T01:00:00+03:00")]
    [InlineData("Asia/Kathmandu", "2026-01-01", "2026-01-01T00:00:00+05:45")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00")] // It has midnight twice.
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00")] // It never was.
    public void Every_day_begins_somewhere(string zone, string day, string begins) =>
        DateTimeZoneProviders.Tzdb[zone]
            .StartOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).ShouldBe(Given.At(begins));

    /// <summary>Samoa went from Thursday 29 to Saturday 31 December 2011.</summary>
    [Fact]
    public void Points_that_expire_on_a_day_left_out_expire_as_the_next_one_begins()
    {
        var program = Given.Program(rules => rules with { Expiry = new ExpiryPolicy(1) }) with
        {
            Zone = DateTimeZoneProviders.Tzdb["Pacific/Apia"],
        };
        var member = Given.Member(Given.Order("1", "2011-11-30T12:00:00-10:00", 20m));

        member.On("2011-12-29T23:59:59-10:00", program).Points.Balance.ShouldBe(20);
        member.On("2011-12-31T00:00:00+14:00", program).Points.Balance.ShouldBe(0);
    }
}
