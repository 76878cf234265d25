using NodaTime;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Explaining.Words.Dutch;
using ShopConnector.Loyalty.Explaining.Words.English;

namespace ShopConnector.Loyalty.Tests.Explaining;

/// <summary>What is one is said in the singular.</summary>
public class OneOfThem
{
    private static readonly LocalDate s_day = new(2026, 12, 1);

    [Fact]
    public void In_English()
    {
        var (offers, standing) = (new EnglishOffers(Notation.English), new EnglishStanding(Notation.English));

        offers.Suffices(1, 1).ShouldBe("1 point suffices for 1");
        offers.TooFew(1, 100).ShouldBe("1 point, 99 short of 100");
        offers.Redeemed(s_day, 1, s_day).ShouldBe(
            "1 December 2026 redeemed for 1 point, open through 1 December 2026");
        offers.Crowded(1, 1, s_day).ShouldBe("at most one offer in 1 day; the next on 1 December 2026");
        standing.InOrders("Wella", 1, 1).ShouldBe("Wella is in 1 of 1 order");
        standing.Expiry(1, s_day).ShouldBe("1 expires on 1 December 2026");
    }

    [Fact]
    public void In_Dutch()
    {
        var offers = new DutchOffers();

        offers.Suffices(1, 1).ShouldBe("1 punt is genoeg voor 1");
        offers.TooFew(1, 100).ShouldBe("1 punt, 99 te weinig voor 100");
        offers.Redeemed(s_day, 1, s_day).ShouldBe(
            "op 1 december 2026 ingewisseld voor 1 punt, open tot en met 1 december 2026");
    }
}
