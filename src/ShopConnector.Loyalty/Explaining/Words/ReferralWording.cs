using NodaTime;
using ShopConnector.Loyalty.Offers.Referring;

namespace ShopConnector.Loyalty.Explaining.Words;

/// <summary>What became of a friend's order. It is named by its key; of the friend nothing is told.</summary>
internal abstract class ReferralWording
{
    public abstract string NotPaid { get; }

    public abstract string About(string order);

    /// <param name="points">0: a code.</param>
    public abstract string Rewarded(long points, LocalDate day);

    /// <param name="points">0: a code.</param>
    public abstract string Waits(long points, LocalDate day);

    /// <param name="points">0: a code.</param>
    public abstract string TakenBack(long points, LocalDate day);

    /// <param name="earlier">The friend's order before it, where that is why.</param>
    public abstract string Refused(ReferralRefusal refusal, string? earlier);

    /// <summary>Goes before a refusal that was found after the reward was given.</summary>
    public abstract string AfterAll { get; }
}
