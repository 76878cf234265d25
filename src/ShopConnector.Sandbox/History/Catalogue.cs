using System.Collections.Immutable;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.History;

/// <summary>
/// Turns the articles of the history into products. The data has no brands or categories: the category is read from a
/// word of the description, the brand is drawn by seed so that one category has two or three of them.
/// </summary>
internal sealed class Catalogue(ShopState shop)
{
    private static readonly (string Word, string Type)[] TypesByWord =
    [
        ("CHRISTMAS", "Kerst"), ("BAG", "Tassen"), ("CANDLE", "Kaarsen"), ("T-LIGHT", "Kaarsen"), ("MUG", "Servies"),
        ("CUP", "Servies"), ("TEA", "Servies"), ("PLATE", "Servies"), ("CAKE", "Bakken"), ("BAKING", "Bakken"),
        ("JAM", "Bakken"), ("TIN", "Blik"), ("SIGN", "Wand"), ("CLOCK", "Wand"), ("FRAME", "Wand"), ("CARD", "Papier"),
        ("WRAP", "Papier"), ("NOTEBOOK", "Papier"), ("PAPER", "Papier"), ("GARDEN", "Tuin"), ("PLANT", "Tuin"),
        ("LANTERN", "Tuin"), ("CHILD", "Kinderen"), ("DOLL", "Kinderen"), ("TOY", "Kinderen"), ("NECKLACE", "Sieraden"),
        ("EARRING", "Sieraden"), ("BRACELET", "Sieraden"), ("BOX", "Opbergen"), ("DRAWER", "Opbergen"),
    ];

    private static readonly string[] Colours = ["RED", "BLUE", "PINK", "GREEN", "WHITE", "BLACK", "IVORY"];

    private readonly Dictionary<string, Product> _bySku = new(StringComparer.Ordinal);

    public Product GiftCard => _bySku.TryGetValue("KADO", out var known) ? known : Add(new Product(
        shop.OtherIds.Next(), "KADO", "Cadeaubon", "Eigen huis", "Cadeaubonnen", [], 25m, IsGiftCard: true));

    public Product Of(string sku, decimal price)
    {
        if (_bySku.TryGetValue(sku, out var known))
            return known;
        var title = HistoryFile.Products.GetValueOrDefault(sku, sku);
        var type = TypesByWord.FirstOrDefault(row => title.Contains(row.Word, StringComparison.Ordinal)).Type
            ?? "Divers";
        var random = SeededRandom.For(shop.Seed, $"brand {type}");
        var offset = random.Below(Words.Brands.Length);
        var vendor = Words.Brands[(offset + SeededRandom.For(shop.Seed, sku).Below(3)) % Words.Brands.Length];
        var tags = Colours.Where(colour => title.Contains(colour, StringComparison.Ordinal))
            .Select(colour => colour.ToLowerInvariant());
        return Add(new Product(shop.OtherIds.Next(), sku, title, vendor, type, [.. tags], price));
    }

    private Product Add(Product product)
    {
        _bySku.Add(product.Sku, product);
        shop.Products.Add(product.Id, product);
        return product;
    }
}
