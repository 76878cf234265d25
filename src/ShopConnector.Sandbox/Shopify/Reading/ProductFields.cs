using System.Text;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Search;
using ShopConnector.Sandbox.Shopify.Tagging;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>product, products and the type Product.</summary>
internal static class ProductFields
{
    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Root>("QueryRoot")
            .Field("product", (_, context) =>
            {
                var gid = context.Arguments.Text("id")!;
                var id = Gid.Read(gid, "Product") ?? throw ResolverException.InvalidId(gid);
                return context.Shop.Products.GetValueOrDefault(id);
            })
            .Field("products", (_, context) =>
            {
                var fields = Search(context.Shop);
                return context.Page(context.Shop.Products.Values.Where(context.Search(fields)), Order(context));
            });
        resolvers.On<Product>("Product")
            .Field("id", product => Gid.Of("Product", product.Id))
            .Field("legacyResourceId", product => product.Id)
            .Field("title", product => product.Title)
            .Field("handle", product => Handle(product.Title))
            .Field("vendor", product => product.Vendor)
            .Field("productType", product => product.Type)
            .Field("tags", product => TagRules.Shown(product.Tags))
            .Field("status", _ => "ACTIVE")
            .Field("category", product => product.Type.Length == 0 ? null : new Payload
            {
                ["id"] = $"gid://shopify/TaxonomyCategory/{Handle(product.Type)}",
                ["name"] = product.Type,
                ["fullName"] = $"Health & Beauty > {product.Type}",
            })
            .Field("isGiftCard", product => product.IsGiftCard)
            .Field("createdAt", (_, context) => Opened(context.Shop))
            .Field("updatedAt", (_, context) => Opened(context.Shop));
    }

    private static SearchFields<Product> Search(ShopState shop) =>
        new SearchFields<Product>(shop.Zone, (product, text) =>
                product.Title.Contains(text.TrimEnd('*'), StringComparison.OrdinalIgnoreCase))
            .Number("id", product => product.Id)
            .Text("sku", product => [product.Sku])
            .Text("title", product => [product.Title])
            .Text("vendor", product => [product.Vendor])
            .Text("product_type", product => [product.Type])
            .Text("tag", product => product.Tags);

    private static Func<Product, SortValue> Order(FieldContext context) => context.Arguments.Text("sortKey") switch
    {
        "TITLE" => product => SortValue.Of(product.Title, product.Id),
        "VENDOR" => product => SortValue.Of(product.Vendor, product.Id),
        "PRODUCT_TYPE" => product => SortValue.Of(product.Type, product.Id),
        _ => product => SortValue.Of(product.Id, product.Id),
    };

    private static NodaTime.Instant Opened(ShopState shop) =>
        shop.Orders.Values.Select(order => order.PlacedAt).DefaultIfEmpty(shop.Now).Min();

    private static string Handle(string text)
    {
        var handle = new StringBuilder();
        foreach (var letter in text)
            handle.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        return handle.ToString().Trim('-');
    }
}
