using ShopConnector.Sandbox.Life;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.History;

/// <summary>Buyers without an account: some come back, some have an account and did not sign in.</summary>
internal sealed class Guests(ShopState shop, People people)
{
    private readonly List<Buyer> _known = [];

    public Buyer Next(HistoryOrder order)
    {
        var random = SeededRandom.For(shop.Seed, $"guest at {order.Id}");
        if (_known.Count > 0 && random.Chance(0.35))
            return random.Pick(_known);
        var buyer = random.Chance(0.15) && shop.Customers.Count > 0 ? NotSignedIn(random) : Stranger(order);
        _known.Add(buyer);
        return buyer;
    }

    private Buyer NotSignedIn(SeededRandom random)
    {
        var customer = shop.Customers.Values.ElementAt(random.Below(shop.Customers.Count));
        var email = customer.Email is { Length: > 0 } known ? People.Retyped(random, known).Trim() : null;
        return Buyer.Of(customer) with { CustomerId = null, Email = email };
    }

    private Buyer Stranger(HistoryOrder order)
    {
        var person = people.Of($"guest of {order.Id}", "NL");
        return new Buyer(null, person.Email.Trim(), person.FirstName, person.LastName, person.Address);
    }
}
