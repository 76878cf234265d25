using NodaTime;

namespace ShopConnector.Loyalty.Explaining.Words;

/// <summary>What changes next when nothing new happens.</summary>
internal abstract class ComingWording
{
    /// <param name="unlessBought">A purchase may change that.</param>
    public abstract string Given(LocalDate day, bool unlessBought);

    /// <param name="unlessBought">A purchase may change that.</param>
    public abstract string Lost(LocalDate day, bool unlessBought);

    /// <param name="next">Null: no tier at all.</param>
    public abstract string TierUntil(LocalDate day, string? next);

    public abstract string TierFrom(LocalDate day);

    public abstract string Released(long points, LocalDate day);

    public abstract string Expired(long points, LocalDate day);

    /// <param name="unlessBought">A purchase may change that.</param>
    public abstract string Opens(LocalDate day, bool unlessBought);

    public abstract string Ends(LocalDate lastDay);

    /// <param name="givenBack">Points; 0: none.</param>
    public abstract string EndsUnused(LocalDate lastDay, long givenBack);

    public abstract string EnoughPoints(LocalDate day);
}
