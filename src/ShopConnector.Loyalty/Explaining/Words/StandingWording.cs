using NodaTime;

namespace ShopConnector.Loyalty.Explaining.Words;

/// <summary>What a reason is about, and how tags, tiers and points stand.</summary>
internal abstract class StandingWording
{
    public abstract string Points { get; }

    public abstract string HeldFromBefore { get; }

    public abstract string ShipsFree { get; }

    public abstract string BelowZero { get; }

    public abstract string Tag(string tag);

    /// <summary>Of a family none of whose tags is there.</summary>
    public abstract string TagFamily(string prefix);

    public abstract string Tier(string name);

    public abstract string Reward(string name);

    public abstract string Offer(string name);

    public abstract string Order(string key);

    public abstract string Reached(decimal amount, decimal from);

    public abstract string NotReached(decimal amount, decimal from);

    public abstract string CarriesTag(string tag);

    public abstract string HigherTier(string? name);

    public abstract string Balance(long available, long pending);

    public abstract string Expiry(long points, LocalDate day);

    public abstract string NoOrderWith(bool vendor);

    public abstract string InOrders(string name, int orders, int total);

    /// <param name="share">0–1.</param>
    public abstract string FamilyAsks(decimal share, int orders);
}
