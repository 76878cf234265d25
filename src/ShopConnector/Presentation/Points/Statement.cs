using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Presentation.Points;

/// <param name="After">All points so far, pending ones included.</param>
/// <param name="AvailableAt">Set while the points are pending.</param>
internal sealed record StatementLine(
    Instant At, string What, long Points, long After, Instant? AvailableAt, Instant? ExpiresAt, int? InactiveMonths);

/// <summary>A member's ledger as a bank would show it, the oldest line first.</summary>
internal sealed record Statement(ImmutableArray<StatementLine> Lines, PointsPosition Position)
{
    public static Statement Of(MemberHistory history, Decision decision, Instant now)
    {
        var words = new PostingWords(history with { Redemptions = decision.Redemptions });
        var lines = ImmutableArray.CreateBuilder<StatementLine>(decision.Postings.Length);
        var after = 0L;
        foreach (var posting in decision.Postings)
        {
            after += posting.Points;
            lines.Add(new StatementLine(
                posting.At, words.Of(posting), posting.Points, after,
                posting.Points != 0 && posting.AvailableAt > now ? posting.AvailableAt : null,
                posting.ExpiresAt, posting.InactiveMonths));
        }

        return new Statement(lines.DrainToImmutable(), decision.Points);
    }
}

/// <summary>What a posting was for, in plain words; one whose kind is not known here shows its key.</summary>
internal sealed class PostingWords(MemberHistory history)
{
    public string Of(Posting posting)
    {
        var words = Of(posting.Key);
        return posting.Points == 0 ? $"{words}, nothing: the cap was reached"
            : posting.Rule?.AtMost is not null ? $"{words}, up to the cap"
            : words;
    }

    private string Of(string key)
    {
        var kind = key[..(key.IndexOf(':', StringComparison.Ordinal) + 1)];
        var source = key[kind.Length..];
        return kind switch
        {
            "earn:" => $"Order {OrderOf(source)}",
            "refund:" => $"Refund of order {OrderOf(source)}",
            "cancel:" => $"Order {OrderOf(source)} cancelled",
            "adjust:" => $"Order {OrderOf(source)} changed",
            "expire:" => $"Expired: {Of(source)}",
            "bonus:" => $"Bonus {source.Split(':')[0]}",
            "redeem:" => $"Redeemed: {RewardOf(source)}",
            "return:" when source.EndsWith(":unused", StringComparison.Ordinal) =>
                $"Back, because the code was not used: {RewardOf(WithoutLast(source))}",
            "return:" when source.EndsWith(":used", StringComparison.Ordinal) =>
                $"Taken again, because the code was used after all: {RewardOf(WithoutLast(source))}",
            "return:" => $"Back, with its order: {RewardOf(WithoutLast(source))}",
            "manual:" => ManualOf(source),
            "referral:" => $"A friend's order {source}",
            "referral-adjust:" => $"A friend's order {WithoutLast(source)} changed",
            _ => key,
        };
    }

    /// <summary>The number, and the shop where the member has several; as in the key when the order is gone.</summary>
    private string OrderOf(string source)
    {
        var order = history.Orders
            .Where(one => source == one.Key.ToString()
                || source.StartsWith(one.Key + ":", StringComparison.Ordinal))
            .MaxBy(one => one.Key.Id.Length);
        return order is null ? source : $"{order.Key.Id} ({order.Key.Shop})";
    }

    private string RewardOf(string id)
    {
        var redemption = history.Redemptions.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.Ordinal));
        return redemption?.Reward ?? id;
    }

    private string ManualOf(string id)
    {
        var manual = history.Manual.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.Ordinal));
        return manual is null ? $"Adjustment {id}"
            : manual.Reverses is { } reversed
                ? $"{manual.Reason} (adjustment {id} by {manual.Author}, takes back {reversed})"
                : $"{manual.Reason} (adjustment {id} by {manual.Author})";
    }

    private static string WithoutLast(string source) =>
        source[..Math.Max(0, source.LastIndexOf(':'))];
}
