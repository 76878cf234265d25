namespace ShopConnector.Loyalty.Offers;

/// <summary>What an offer is worth; exactly one thing.</summary>
/// <param name="Number">Percent, or an amount in the programme's currency; not read for the other kinds.</param>
/// <param name="Label">The tag, of a value that is one.</param>
public sealed record OfferValue(OfferKind Kind, decimal Number = 0m, string? Label = null)
{
    public static OfferValue FreeShipping { get; } = new(OfferKind.FreeShipping);

    public static OfferValue Percent(decimal number) => new(OfferKind.Percent, number);

    public static OfferValue Amount(decimal number) => new(OfferKind.Amount, number);

    public static OfferValue PercentOfLastOrder(decimal number) => new(OfferKind.PercentOfLastOrder, number);

    public static OfferValue Tag(string label) => new(OfferKind.Tag, Label: Tags.Tag.Normalise(label));
}

public enum OfferKind
{
    /// <summary>A code for so many percent.</summary>
    Percent,

    /// <summary>A code for an amount.</summary>
    Amount,

    /// <summary>A code that takes the shipping off.</summary>
    FreeShipping,

    /// <summary>A code for an amount: so many percent of what the last order came to.</summary>
    PercentOfLastOrder,

    /// <summary>No code: a tag on the customer, for staff or the shop's own automation to act on.</summary>
    Tag,
}
