using NodaTime;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox.Life;

/// <summary>
/// Places orders as buyers do, with the share of odd ones a real shop has. The caller holds the gate.
/// </summary>
internal sealed class OrderMaker(ShopState shop)
{
    public const string WelcomeCode = "WELKOM10";
    public const string SampleCode = "PROEF";

    private const decimal WelcomeShare = 0.10m;

    private readonly OrderEdits _edits = new(shop);

    /// <param name="giftCard">Added as one more line now and then; null: never.</param>
    public ShopOrder Place(
        SeededRandom random, Buyer buyer, Instant at,
        IEnumerable<(Product Product, int Quantity, decimal Price)> wanted, Product? giftCard)
    {
        var channel = random.Below(100) switch { < 82 => "web", < 93 => "pos", _ => "amazon" };
        var order = Open(buyer, channel, EmailAt(channel, buyer, random), at);
        foreach (var (product, quantity, price) in wanted)
            order.Lines.Add(Line(product, quantity, price));
        if (giftCard is not null && random.Chance(0.015))
            order.Lines.Add(Line(giftCard, 1, giftCard.Price));
        Discount(random, order);
        Fate(random, order);
        return order;
    }

    /// <summary>A plain paid order over the web, without discount.</summary>
    public ShopOrder PlacePaid(Buyer buyer, Product product, decimal goods, Instant at)
    {
        var order = Open(buyer, "web", buyer.Email, at);
        order.Lines.Add(Line(product, 1, goods));
        _edits.Pay(order, at);
        return order;
    }

    /// <summary>As above with a code, if the shop's checkout accepts it; null when it does not.</summary>
    public ShopOrder? PlaceWithCode(
        IShopFace face, ShopCustomer customer, Product product, decimal goods, string code, Instant at) =>
        PlaceWithCode(face, customer, Buyer.Of(customer), product, goods, code, at);

    /// <param name="customer">Null: the buyer is a guest.</param>
    public ShopOrder? PlaceWithCode(
        IShopFace face, ShopCustomer? customer, Buyer buyer, Product product, decimal goods, string code, Instant at)
    {
        var cart = new CheckoutCart(customer, customer?.Email ?? buyer.Email, buyer.Address.Country, goods, code);
        var quote = face.Quote(cart);
        if (!quote.CodeAccepted)
            return null;
        var order = Open(buyer, "web", cart.Email, at);
        order.Lines.Add(Line(product, 1, goods));
        order.Lines[0].Discount = quote.Discount;
        order.Shipping = quote.Shipping;
        order.Codes.Add(new CodeUse(code, quote.Discount));
        face.Redeem(code, order);
        _edits.Pay(order, at);
        return order;
    }

    private ShopOrder Open(Buyer buyer, string channel, string? email, Instant at)
    {
        var order = new ShopOrder
        {
            Id = shop.OrderIds.Next(),
            CustomerId = buyer.CustomerId,
            Email = email,
            FirstName = buyer.FirstName,
            LastName = buyer.LastName,
            Address = buyer.Address,
            Channel = channel,
            PlacedAt = at,
            UpdatedAt = at,
            Shipping = channel == "pos" ? 0m : ShopState.StandardShipping,
        };
        shop.Hide(order);
        shop.Orders.Add(order.Id, order);
        shop.Tell(Subject.Order, order.Id, Deed.Created);
        return order;
    }

    private OrderLine Line(Product product, int quantity, decimal price) => new()
    {
        Id = shop.OtherIds.Next(),
        Product = product,
        Title = product.Title,
        Quantity = quantity,
        UnitPrice = price,
    };

    private static string? EmailAt(string channel, Buyer buyer, SeededRandom random) =>
        // A guest at the counter often leaves no address: such an order is nobody's.
        buyer.CustomerId is null && channel == "pos" && random.Chance(0.3) ? null : buyer.Email;

    private static void Discount(SeededRandom random, ShopOrder order)
    {
        var roll = random.Below(1000);
        if (roll >= 85 || order.Subtotal <= 0)
            return;
        var (code, share) = roll < 5 ? (SampleCode, 1m) : (WelcomeCode, WelcomeShare);
        foreach (var line in order.Lines.Where(line => !line.IsGiftCard))
            line.Discount = decimal.Round(line.BeforeDiscount * share, 2, MidpointRounding.AwayFromZero);
        if (share == 1m)
            order.Shipping = 0m;
        order.Codes.Add(new CodeUse(code, order.Discount));
    }

    private void Fate(SeededRandom random, ShopOrder order)
    {
        var roll = random.Below(1000);
        var woo = shop.Platform == SandboxPlatforms.WooCommerce;
        order.Test = !woo && roll is >= 60 and < 67;
        order.State = roll switch
        {
            < 10 => OrderState.Failed,
            < 17 => OrderState.Pending,
            < 23 => OrderState.OnHold,
            < 28 when woo => OrderState.Draft,
            _ => OrderState.Pending,
        };
        if (roll < (woo ? 28 : 23))
            return;
        var bank = order.Channel == "web" && random.Chance(0.12);
        var paidAt = order.PlacedAt + (bank
            ? Duration.FromHours(20 + random.Below(50))
            : Duration.FromSeconds(order.Channel == "pos" ? 0 : 40 + random.Below(200)));
        if (paidAt > shop.Now)
        {
            order.State = OrderState.OnHold;
            return;
        }

        _edits.Pay(order, paidAt);
        Afterwards(random, order, roll, paidAt, woo);
    }

    private void Afterwards(SeededRandom random, ShopOrder order, int roll, Instant paidAt, bool woo)
    {
        var later = paidAt + Duration.FromHours(4 + random.Below(60));
        if (later > shop.Now)
            return;
        if (roll is >= 30 and < 50)
            _edits.Cancel(order, later);
        else if (woo && roll is >= 50 and < 56)
            _edits.Trash(order, later);
        else
            _edits.Complete(order, later);
    }
}
