using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Loyalty.Rewards;

/// <summary>What points are spent on: a personal code, or a gift that staff see by a tag.</summary>
public sealed record Reward(string Name, long Points)
{
    /// <summary>What its code takes off; null of a gift.</summary>
    public CodeTerms? Terms { get; init; }

    /// <summary>The tag that its customer carries while a gift is open; null of a code.</summary>
    public string? Gift { get; init; }

    /// <summary>It works through the end of this many days after the day of the redemption. 1–3650.</summary>
    public int ValidDays { get; init; } = 90;

    /// <summary>
    /// Redeemed by the programme as soon as the balance suffices, one open at a time, and after one that was left
    /// unused not before the member is active again; else by staff alone.
    /// </summary>
    public bool Automatic { get; init; }

    /// <summary>A code that ends unused gives its points back. Of a gift nobody can tell.</summary>
    public bool GiveBack { get; init; } = true;
}
