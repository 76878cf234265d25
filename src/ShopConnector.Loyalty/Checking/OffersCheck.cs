using static ShopConnector.Loyalty.Checking.ProblemList;

namespace ShopConnector.Loyalty.Checking;

internal sealed class OffersCheck(ProblemList problems)
{
    private const int MostOfferDays = 3_650;

    public void Find(LoyaltyProgram program)
    {
        problems.Distinct(program.Offers, "Offers", "Name", offer => offer.Name);
        for (var i = 0; i < program.Offers.Length; i++)
        {
            var (offer, path) = (program.Offers[i], $"Offers:{i}");
            problems.Named($"{path}:Name", offer.Name, "Kom terug");
            problems.Within($"{path}:ValidDays", offer.ValidDays, 1, MostOfferDays, "7");
            problems.Within($"{path}:CooldownDays", offer.CooldownDays, 0, MostOfferDays, "90");
            if (offer.Percent is <= 0 or > 100)
                problems.Add(
                    $"{path}:Percent",
                    $"is {Number(offer.Percent)}; a discount is above 0 and at most 100, such as 15.");
        }
    }
}
