using System.Collections.Immutable;
using System.Globalization;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Shipping;

namespace ShopConnector.Shops.Shopify.Shipping;

/// <summary>Free shipping for who carries a tag, as the shop is to give it: a segment and a discount for it.</summary>
/// <param name="Code">
/// Null: automatic. Else the shop has no automatic discount left, and buyers of the segment type this code.
/// </param>
internal sealed record ShippingSpec(
    string Tag, string Title, string[] Countries, decimal MinimumSpend, bool Combines, string Currency,
    decimal? MaximumRate = null, string? Code = null)
{
    private const string CodePrefix = "SHIP";

    public static ShippingSpec Of(FreeShippingRule rule, string currency, Language language) => new(
        rule.Tag, rule.Title ?? (language == Language.Nl ? $"Gratis verzending voor {rule.Tag}"
            : $"Free shipping for {rule.Tag}"),
        [.. rule.Countries.Order(StringComparer.Ordinal)], rule.MinimumSpend, rule.Combines, currency,
        rule.MaximumRate);

    public string Thing => ThingOf(Tag);

    public string Segment => $"ShopConnector: {Tag}";

    public string Query => $"customer_tags CONTAINS '{Tag.Replace("'", "\\'", StringComparison.Ordinal)}'";

    public bool HoldsMoney => MaximumRate is not null || MinimumSpend > 0m;

    /// <summary>The same in any installation's next run, and not to be guessed.</summary>
    public ShippingSpec AsCode(ReadOnlySpan<byte> secret) =>
        this with { Code = DiscountCode.For(Thing, secret, CodePrefix) };

    /// <summary>For people: who, where, and what it must cost.</summary>
    public string Sentence
    {
        get
        {
            var where = Countries.Length == 0 ? "" : $" to {string.Join(", ", Countries)}";
            var rate = MaximumRate is { } most ? $", where shipping costs at most {Money(most)}" : "";
            var spend = MinimumSpend > 0m ? $", from {Money(MinimumSpend)}" : "";
            var how = Code is null ? "automatic" : $"by the code {Code}";
            return $"free shipping '{Title}' for the tag {Tag}{where}{spend}{rate}: {how}, "
                + $"for the segment '{Segment}'";
        }
    }

    public static string ThingOf(string tag) => $"free-shipping:{tag}".ToLowerInvariant();

    public bool Equals(ShippingSpec? other) =>
        other is not null && (Tag, Title, Currency, Code) == (other.Tag, other.Title, other.Currency, other.Code)
        && (MaximumRate, MinimumSpend, Combines) == (other.MaximumRate, other.MinimumSpend, other.Combines)
        && Countries.AsSpan().SequenceEqual(other.Countries);

    public override int GetHashCode() => HashCode.Combine(Tag, Title, Code);

    private string Money(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"{Currency} {amount:0.00}");
}

/// <param name="OwnsSegment">False: one of that name and query was there before us.</param>
internal sealed record ShippingHeld(string Segment, string? Discount = null, bool OwnsSegment = false);
