using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Offers.Referring;

/// <summary>What a friend's order is worth to the member who referred it.</summary>
/// <param name="Code">The entitlement whose code the order carries.</param>
/// <param name="FinalAt">From when it counts; null while it is not paid. Of one that was rewarded, the reward.</param>
/// <param name="LostAt">
/// Since when, after it counted, too little of it is left: a cancellation or a refund; null: it stands.
/// </param>
/// <param name="Refusal">Why it does not count; null: it does, or it may yet.</param>
internal sealed record ReferralVerdict(
    ReferredOrder Referred, Entitlement Code, Referral Terms, Instant? FinalAt, Instant? LostAt,
    ReferralRefusal? Refusal)
{
    public OrderKey Order => Referred.Order.Key;

    /// <summary>Points or a code were given for it; whether they are to be taken back is another question.</summary>
    public bool IsRewarded => RewardedAt is not null;

    public Instant? RewardedAt { get; init; }

    /// <summary>From when it counts whether it was rewarded or not; null while it is not paid.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Whoever ordered, the same for all orders of one.</summary>
    public string Friend => Referred.Friend ?? Referred.Order.Traces?.Email ?? Order.ToString();

    /// <summary>Of the friend, where that is why it is refused.</summary>
    public OrderKey? Earlier { get; init; }

    public bool Stands => Refusal is null && FinalAt is not null && LostAt is null;

    public bool CountsAt(Instant now) => Stands && FinalAt <= now;

    /// <summary>It will count by itself, unless something happens before.</summary>
    public bool WaitsAt(Instant now) => Stands && FinalAt > now;
}

internal enum ReferralRefusal
{
    /// <summary>A test, or deleted.</summary>
    NoOrder,

    /// <summary>It carries the code of another member before that of this one.</summary>
    AnothersCode,

    /// <summary>It was placed before the member had the code.</summary>
    BeforeCode,

    /// <summary>It was placed before the first day on which points are given.</summary>
    BeforePoints,

    /// <summary>Nobody can tell that it is not the member's own.</summary>
    NobodyKnown,
    OwnEmail,
    OwnAddress,
    OwnPayment,

    /// <summary>The friend bought before without the code.</summary>
    NotNew,

    /// <summary>The friend bought before with it.</summary>
    UsedBefore,

    /// <summary>For another order of the friend a code was given, and used: it cannot be taken back.</summary>
    RewardUsed,

    /// <summary>It never came to what is asked for.</summary>
    TooSmall,

    /// <summary>Cancelled, or too much of it refunded, before it was final.</summary>
    GivenBack,
    OverCap,
}
