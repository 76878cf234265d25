using System.Globalization;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Life;

/// <summary>
/// Where parcels are made, for tests and the demo. An unknown order throws <see cref="KeyNotFoundException"/>.
/// </summary>
public sealed class PackingDesk
{
    private readonly ShopState _shop;
    private readonly IShopFace _face;
    private readonly OrderEdits _edits;

    internal PackingDesk(ShopState shop, IShopFace face)
    {
        _shop = shop;
        _face = face;
        _edits = new OrderEdits(shop);
    }

    public bool IsHeld(long order) => Under(order, found => found.IsHeldBack);

    /// <summary>False: it is held back, so nothing leaves.</summary>
    public bool Send(long order) => Under(order, found =>
    {
        if (found.IsHeldBack)
            return false;
        _edits.Complete(found, _shop.Now);
        return true;
    });

    /// <summary>Lets a held order go, whoever held it.</summary>
    public void Release(long order) => Under(order, found =>
    {
        _edits.Release(found, _shop.Now);
        return true;
    });

    /// <summary>Labels of the order, as staff see them.</summary>
    public IReadOnlyList<string> TagsOf(long order) => Under(order, found => _face.TagsOf(found).ToList());

    public bool RemoveTag(long order, string tag) => Under(order, found => _face.RemoveTag(found, tag));

    /// <summary>What staff read about an order and buyers never do, the oldest first.</summary>
    public IReadOnlyList<string> NotesOf(long order) => Under(order, found => _face.NotesOf(found).ToList());

    private T Under<T>(long id, Func<ShopOrder, T> work)
    {
        lock (_shop.Gate)
        {
            return _shop.Orders.TryGetValue(id, out var order)
                ? work(order)
                : throw new KeyNotFoundException(
                    $"{_shop.Name} has no order {id.ToString(CultureInfo.InvariantCulture)}.");
        }
    }
}
