using System.Globalization;
using NodaTime;
using ShopConnector.AppProxy.Words;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.AppProxy.Page;

/// <summary>Where a member stands, put into words for one of its customers.</summary>
internal sealed class StandingView(
    MemberStanding standing, LoyaltyProgram rules, CustomerKey customer, PageWords words, Instant now)
{
    /// <summary>A page is for a telephone; who holds more sees those that end first.</summary>
    public const int CodesMost = 20;

    public const int RewardsMost = 20;

    /// <summary>Points that expire later than this need not worry anybody yet.</summary>
    public static readonly Duration SoonFor = Duration.FromDays(60);

    public PageView Page() => new(words.Tag, words.Title)
    {
        Balance = rules.Points is null && standing.Points == PointsPosition.None ? null : Balance(),
        Level = rules.Tiers.IsEmpty ? null : Level(),
        Codes = Codes(),
        Rewards = rules.Rewards.IsEmpty ? null : Rewards(),
    };

    private BalanceView Balance()
    {
        var points = standing.Points;
        return new BalanceView(
            points.Balance.ToString(CultureInfo.InvariantCulture), words.Number(points.Balance),
            words.PointsNoun(points.Balance), words.Balance, [.. BalanceLines()]);
    }

    private IEnumerable<string> BalanceLines()
    {
        if (standing.Points.Balance < 0)
        {
            yield return words.BelowZero;
        }

        if (standing.Releases is [var first, .. var later])
        {
            yield return words.Pending(first.Points, DayOf(first.At));
            if (later.Sum(release => release.Points) is > 0 and var more)
            {
                yield return words.LaterToo(more);
            }
        }

        if (standing.Points.NextExpiry is { } expiry && expiry.At <= now + SoonFor)
        {
            yield return words.Expiring(expiry.Points, DayOf(expiry.At));
        }
    }

    private LevelView Level()
    {
        var text = standing.Next is { } next
            ? words.MissingToNext(words.Amount(UpToCents(next.Missing), rules.Currency), next.Tier.Name)
            : words.HighestLevel;
        return new LevelView(
            words.Level, standing.Tier?.Name, [.. BenefitsOf(standing.Tier)],
            standing.Next is { } ahead ? Percent(ahead) : null,
            standing.Tier is null ? $"{words.NoLevel} {text}" : text);
    }

    private IEnumerable<string> BenefitsOf(Tier? tier)
    {
        if (tier is { Multiplier: > 1m } && rules.Points is not null)
        {
            yield return words.Multiplier(tier.Multiplier);
        }

        if (tier is { FreeShipping: true })
        {
            yield return words.FreeShipping;
        }
    }

    /// <summary>
    /// What this customer can use: confirmed by the shop, and bound to this very customer. Who is in a control group
    /// has nothing here and cannot tell.
    /// </summary>
    private CodesView Codes()
    {
        var held = standing.Entitlements
            .Where(one => one is { State: EntitlementState.Open, Control: false } && one.Customer == customer)
            .OrderBy(one => one.ValidUntil).ThenBy(one => one.Key, StringComparer.Ordinal)
            .ToList();
        var shown = held.Select(CodeOf).OfType<CodeView>().Take(CodesMost).ToList();
        var underWay = held.Any(one => one is { Code: null, Terms: not null } && RedemptionOf(one) is not null);
        return new CodesView(
            words.Codes, shown, underWay ? words.CodesUnderWay : shown.Count == 0 ? words.NoCodes : null);
    }

    private CodeView? CodeOf(Entitlement held)
    {
        var reward = RedemptionOf(held)?.Reward;
        return held switch
        {
            { Code: { } code, Terms: { } terms } => new CodeView(
                words.Gives(terms, rules.Currency), code, [.. TermsOf(held, terms)]),
            // A tag of an offer is a note for staff; a gift was paid for with points.
            { Tag: not null } when reward is not null => new CodeView(
                $"{words.Gifts}: {reward}", Code: null, [words.Until(LastDayOf(held))]),
            _ => null,
        };
    }

    private IEnumerable<string> TermsOf(Entitlement held, CodeTerms terms)
    {
        yield return words.Until(LastDayOf(held));
        if (terms.MinimumSpend > 0m)
        {
            yield return words.From(words.Amount(terms.MinimumSpend, rules.Currency));
        }

        if (!terms.Combines)
        {
            yield return words.NotCombined;
        }
    }

    private RewardsView Rewards() => new(
        words.Rewards,
        [
            .. rules.Rewards.OrderBy(reward => reward.Points).Take(RewardsMost)
                .Select(reward => new RewardView(reward.Name, words.Points(reward.Points), Distance(reward))),
        ]);

    private string Distance(Reward reward) =>
        standing.Points.Balance < reward.Points ? words.PointsMissing(reward.Points - standing.Points.Balance)
        : reward.Automatic ? words.ComesByItself
        : words.AskUs;

    private Redemption? RedemptionOf(Entitlement held) => standing.Redemptions.FirstOrDefault(
        one => one.Reward is not null && string.Equals(one.Id, held.Key, StringComparison.Ordinal));

    private LocalDate DayOf(Instant at) => at.InZone(rules.Zone).Date;

    private LocalDate LastDayOf(Entitlement held) => DayOf(held.ValidUntil).PlusDays(-1);

    // Rounded up: who spends what the page says must get there.
    private static decimal UpToCents(decimal amount) => decimal.Ceiling(amount * 100m) / 100m;

    private static string Percent(TierAhead ahead) => decimal
        .Floor(Math.Clamp(ahead.Amount / ahead.Tier.From * 100m, 0m, 100m))
        .ToString(CultureInfo.InvariantCulture);
}
