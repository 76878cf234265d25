using System.Globalization;
using NodaTime;
using ShopConnector.Sandbox.History;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox.Life;

/// <summary>
/// What the merchant's people do by hand, for tests and the demo. Tags set here are the merchant's own; an unknown
/// customer or order throws <see cref="KeyNotFoundException"/>.
/// </summary>
public sealed class SandboxStaff
{
    private readonly ShopState _shop;
    private readonly IShopFace _face;
    private readonly MerchantTags _tags;
    private readonly OrderEdits _edits;

    internal SandboxStaff(ShopState shop, IShopFace face)
    {
        _shop = shop;
        _face = face;
        _tags = new MerchantTags(shop, face);
        _edits = new OrderEdits(shop);
    }

    /// <summary>Ids of the accounts of buyers, the oldest first.</summary>
    public IReadOnlyList<long> CustomerIds => Under(() =>
        _shop.Customers.Values.Where(customer => !customer.IsStaff).Select(customer => customer.Id).ToList());

    /// <summary>Ids of readable orders of an account, the oldest first.</summary>
    public IReadOnlyList<long> OrderIdsOf(long customer) => Under(() => _shop.Orders.Values
        .Where(order => order.CustomerId == customer && !order.Unreadable).Select(order => order.Id).ToList());

    public IReadOnlyList<string> TagsOf(long customer) => Under(() => _face.TagsOf(Customer(customer)).ToList());

    /// <summary>False: the customer had it already, or the platform refuses it.</summary>
    public bool AddTag(long customer, string tag) => Under(() => _tags.Add(Customer(customer), tag));

    public bool RemoveTag(long customer, string tag) => Under(() => _tags.Remove(Customer(customer), tag));

    public void ChangeEmail(long customer, string? email) => Under(() =>
    {
        Customer(customer).Email = email;
        _shop.Touch(Customer(customer));
        return true;
    });

    /// <summary>As after a registration, or the click in the mail; nothing says that the account changed.</summary>
    public void SetEmailVerified(long customer, bool isVerified) =>
        Under(() => Customer(customer).IsEmailVerified = isVerified);

    /// <summary>Deletes the account; its orders stay and become a guest's.</summary>
    public void DeleteCustomer(long customer) => Under(() =>
    {
        _shop.Delete(Customer(customer));
        return true;
    });

    public void MarkPaid(long order) => Change(order, found => _edits.Pay(found, _shop.Now));

    public void Cancel(long order) => Change(order, found => _edits.Cancel(found, _shop.Now));

    public void Trash(long order) => Change(order, found => _edits.Trash(found, _shop.Now));

    /// <summary>Out of the trash, or no longer cancelled.</summary>
    public void Restore(long order) => Change(order, found => _edits.Restore(found, _shop.Now));

    public void DeleteOrder(long order) => Change(order, found => _shop.Delete(found));

    /// <summary>Links an order to another account, or to none.</summary>
    public void MoveOrder(long order, long? customer) => Change(order, found =>
    {
        found.CustomerId = customer is { } id ? Customer(id).Id : null;
        _edits.Save(found);
    });

    /// <summary>Makes one account of two: orders, labels and codes of the other become the first one's.</summary>
    /// <param name="quietly">The orders' own time of change stays: that it moves is documented nowhere.</param>
    public void MergeCustomers(long kept, long other, bool quietly = false) => Under(() =>
    {
        foreach (var order in _shop.Orders.Values.Where(order => order.CustomerId == other).ToList())
        {
            order.CustomerId = Customer(kept).Id;
            if (!quietly)
                _edits.Save(order);
        }

        foreach (var tag in _face.TagsOf(Customer(other)).ToList())
            _tags.Add(Customer(kept), tag);
        _face.MoveCodes(other, kept);
        _shop.Delete(Customer(other));
        _shop.Touch(Customer(kept));
        _shop.Tell(Subject.Customer, kept, Deed.Merged, other);
        return true;
    });

    /// <summary>Gives back money without naming lines. False: so much is not left.</summary>
    public bool RefundAmount(long order, decimal amount) =>
        Under(() => _edits.RefundAmount(Order(order), amount, _shop.Now) is not null);

    /// <summary>Gives back pieces of the first line. False: none are left.</summary>
    public bool RefundFirstLine(long order, int quantity) => Under(() =>
        _edits.RefundLines(Order(order), [(Order(order).Lines[0], quantity)], _shop.Now) is not null);

    public bool RefundRest(long order) => Under(() => _edits.RefundRest(Order(order), _shop.Now) is not null);

    /// <summary>Changes how many pieces the first line has.</summary>
    public void EditFirstLine(long order, int quantity) =>
        Change(order, found => _edits.EditLine(found, found.Lines[0], quantity, _shop.Now));

    /// <summary>A paid order of one line over the web, placed now.</summary>
    /// <param name="customer">Null: a guest with <paramref name="email"/>.</param>
    /// <param name="postcode">Dutch, where it is sent; null: where the buyer lives.</param>
    public long PlaceOrder(long? customer, string? email, decimal goods, string? postcode = null) => Under(() =>
    {
        var buyer = customer is { } id
            ? Buyer.Of(Customer(id))
            : Guest(email);
        if (postcode is not null)
            buyer = buyer with { Address = buyer.Address with { Postcode = postcode, Country = "NL" } };
        return new OrderMaker(_shop).PlacePaid(buyer, _shop.Products.Values.First(), goods, _shop.Now).Id;
    });

    /// <summary>
    /// A paid order over the web that carries a code. Null: the shop's checkout does not accept it of this buyer.
    /// </summary>
    public long? PlaceOrderWithCode(long customer, decimal goods, string code) => Under(() =>
        new OrderMaker(_shop).PlaceWithCode(
            _face, Customer(customer), _shop.Products.Values.First(), goods, code, _shop.Now)?.Id);

    /// <summary>The same of a guest, who lives at the address of an account where one is named.</summary>
    public long? PlaceGuestOrderWithCode(string email, decimal goods, string code, long? atHomeOf = null) =>
        Under(() => new OrderMaker(_shop).PlaceWithCode(
            _face, customer: null,
            Guest(email) is var guest && atHomeOf is { } host ? guest with { Address = Customer(host).Address } : guest,
            _shop.Products.Values.First(), goods, code, _shop.Now)?.Id);

    /// <summary>Notes with which card an order was paid.</summary>
    public void PayWithCard(long order, string digits) => Change(order, found =>
    {
        found.Card = digits;
        _edits.Save(found);
    });

    private static Buyer Guest(string? email) =>
        new(null, email, "Gast", "Onbekend", new PostalAddress("Markt 1", "2801 AA", "Gouda", "NL"));

    private ShopCustomer Customer(long id) => _shop.Customers.TryGetValue(id, out var customer)
        ? customer
        : throw new KeyNotFoundException($"{_shop.Name} has no customer {id.ToString(CultureInfo.InvariantCulture)}.");

    private ShopOrder Order(long id) => _shop.Orders.TryGetValue(id, out var order)
        ? order
        : throw new KeyNotFoundException($"{_shop.Name} has no order {id.ToString(CultureInfo.InvariantCulture)}.");

    private void Change(long order, Action<ShopOrder> change) => Under(() =>
    {
        change(Order(order));
        return true;
    });

    private T Under<T>(Func<T> work)
    {
        lock (_shop.Gate)
            return work();
    }
}
