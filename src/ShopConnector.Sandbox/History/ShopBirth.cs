using NodaTime;
using ShopConnector.Sandbox.Life;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.History;

/// <summary>
/// Fills a new shop with its slice of the history, moved in time so that the newest order was yesterday.
/// </summary>
internal sealed class ShopBirth(ShopState shop, IShopFace face, ShopSlice slice)
{
    private const int DamagedRows = 2;

    private readonly Catalogue _catalogue = new(shop);
    private readonly OrderMaker _orders = new(shop);
    private readonly Dictionary<string, ShopCustomer> _accounts = new(StringComparer.Ordinal);
    private readonly int _shift = ShiftOf(shop, slice);

    public void Run()
    {
        var people = new People(shop.Seed);
        Staff.Hire(shop, At(FirstMoment().PlusDays(-400)));
        OpenAccounts(people);
        var guests = new Guests(shop, people);
        foreach (var order in slice.Orders.Where(order => !order.IsReturn))
            Place(order, order.Customer is { } key ? Buyer.Of(_accounts[key]) : guests.Next(order));
        TakeBackReturns();
        AddDamagedRows();
        new MerchantTags(shop, face).SetFirst();
        foreach (var group in shop.Orders.Values.GroupBy(order => order.CustomerId))
        {
            if (group.Key is { } id)
                shop.Customers[id].UpdatedAt = group.Max(order => order.UpdatedAt);
        }
    }

    private void OpenAccounts(People people)
    {
        var firsts = slice.Orders.Where(order => order.Customer is not null)
            .GroupBy(order => order.Customer!, StringComparer.Ordinal)
            .Select(group => (group.Key, Order: group.First()))
            .Select(row => (row.Key, row.Order, Random: SeededRandom.For(shop.Seed, $"account {row.Key}")))
            .Select(row => (row.Key, row.Order, row.Random, At: At(row.Order.At) - Early(row.Random)))
            .OrderBy(row => row.At).ThenBy(row => row.Key, StringComparer.Ordinal);
        foreach (var (key, order, random, at) in firsts)
        {
            var person = people.Of(key, Home(order.Country), slice.Places[key]);
            var accounts = new Accounts(shop);
            var retyped = shop.Platform == SandboxPlatforms.WooCommerce && random.Chance(0.5)
                ? People.Retyped(random, person.Email) : person.Email;
            _accounts.Add(key, accounts.Open(person with { Email = retyped }, random, at));
        }
    }

    private void Place(HistoryOrder order, Buyer buyer)
    {
        var wanted = order.Lines.Where(line => line.Quantity > 0 && line.UnitPrice >= 0)
            .Select(line => (_catalogue.Of(line.Sku, line.UnitPrice), line.Quantity, line.UnitPrice))
            .ToList();
        var random = SeededRandom.For(shop.Seed, $"order {order.Id}");
        if (wanted.Count > 0)
            _orders.Place(random, buyer, At(order.At), wanted, _catalogue.GiftCard);
    }

    private void TakeBackReturns()
    {
        var returns = new Returns(shop);
        var byCustomer = shop.Orders.Values.ToLookup(order => order.CustomerId);
        foreach (var order in slice.Orders.Where(order => order.IsReturn && order.Customer is not null))
        {
            var mine = byCustomer[_accounts[order.Customer!].Id].ToList();
            returns.TakeBack(mine, order.Lines.Select(line => (line.Sku, -line.Quantity)), At(order.At));
        }
    }

    /// <summary>Rows that a WooCommerce list counts and never shows.</summary>
    private void AddDamagedRows()
    {
        if (shop.Platform != SandboxPlatforms.WooCommerce)
            return;
        for (var i = 0; i < DamagedRows; i++)
        {
            var id = shop.OrderIds.Next();
            shop.Orders.Add(id, new ShopOrder
            {
                Id = id,
                Unreadable = true,
                Address = new PostalAddress("", "", "", "NL"),
                State = OrderState.Completed,
                PlacedAt = At(FirstMoment()),
                UpdatedAt = At(FirstMoment()),
            });
        }
    }

    private LocalDateTime FirstMoment() =>
        slice.Orders.Length == 0 ? new LocalDateTime(2011, 1, 1, 0, 0) : slice.Orders[0].At;

    private Instant At(LocalDateTime moment) => shop.Zone.AtLeniently(moment.PlusDays(_shift)).ToInstant();

    /// <summary>Some register while ordering, some weeks before.</summary>
    private static Duration Early(SeededRandom random) =>
        random.Chance(0.7) ? Duration.FromSeconds(90) : Duration.FromHours(1 + random.Below(500));

    /// <summary>The home market of the data becomes the home market of the shops, see ATTRIBUTION.md.</summary>
    private static string Home(string country) => country switch { "GB" => "NL", "IE" => "BE", _ => country };

    private static int ShiftOf(ShopState shop, ShopSlice slice)
    {
        var days = slice.Orders.Where(order => !order.IsReturn).Select(order => order.At.Date).ToList();
        var yesterday = shop.Now.InZone(shop.Zone).Date.PlusDays(-1);
        return days.Count == 0 ? 0 : Period.DaysBetween(days.Max(), yesterday);
    }
}
