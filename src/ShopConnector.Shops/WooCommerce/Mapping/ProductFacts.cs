using System.Collections.Immutable;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Shops.WooCommerce.Mapping;

/// <summary>What an order line does not say of its product.</summary>
internal sealed record ProductFacts(string? Brand, string? Category, ImmutableArray<string> Tags)
{
    public static ProductFacts Unknown { get; } = new(null, null, []);

    private static readonly string[] _brandAttributes = ["Brand", "Merk", "Brands", "pa_brand", "Marke", "Marque"];

    public static ProductFacts Of(ProductRow row) => new(
        Plain.Text(row.Brands.FirstOrDefault()?.Name) ?? BrandAttribute(row),
        Plain.Text(row.Categories.FirstOrDefault()?.Name),
        [.. row.Tags.Select(tag => Plain.Text(tag.Name)).OfType<string>()]);

    private static string? BrandAttribute(ProductRow row) => row.Attributes
        .Where(attribute => _brandAttributes.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase))
        .Select(attribute => Plain.Text(attribute.Options.FirstOrDefault()))
        .FirstOrDefault(brand => brand is not null);
}
