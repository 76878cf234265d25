using System.Globalization;
using NodaTime;
using ShopConnector.Sandbox.History;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Life;

/// <summary>
/// A week's orders: most repeat somebody's earlier one, some are of new accounts, some of guests.
/// The caller holds the gate.
/// </summary>
internal sealed class WeekOfSales(ShopState shop, int number, SeededRandom random)
{
    private readonly OrderMaker _maker = new(shop);
    private readonly People _people = new(shop.Seed);

    public void Sell(IReadOnlyList<ShopOrder> pattern, IReadOnlyList<Instant> moments)
    {
        if (pattern.Count == 0)
            return;
        for (var i = 0; i < moments.Count; i++)
        {
            var earlier = random.Pick(pattern);
            var buyer = (i % 10) switch
            {
                3 => Newcomer(i, moments[i]),
                7 => Stranger(i),
                _ => Again(earlier),
            };
            var wanted = earlier.Lines.Where(line => line.Product is not null)
                .Select(line => (line.Product!, line.Quantity, line.UnitPrice)).ToList();
            if (wanted.Count > 0)
                _maker.Place(random, buyer, moments[i], wanted, giftCard: null);
        }
    }

    private Buyer Again(ShopOrder earlier) => shop.BuyerOf(earlier) is { } customer
        ? Buyer.Of(customer)
        : new Buyer(null, earlier.Email, earlier.FirstName, earlier.LastName, earlier.Address);

    private Buyer Newcomer(int place, Instant at)
    {
        var person = _people.Of(Key("newcomer", place), "NL");
        return Buyer.Of(new Accounts(shop).Open(person, random, at - Duration.FromMinutes(2)));
    }

    private Buyer Stranger(int place)
    {
        var person = _people.Of(Key("stranger", place), "NL");
        return new Buyer(null, person.Email.Trim(), person.FirstName, person.LastName, person.Address);
    }

    private string Key(string kind, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {place} of week {number} in {shop.Name}");
}
