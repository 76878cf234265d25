using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Loyalty.Tests;

/// <summary>Short ways to write histories and programmes, so that a test shows only what it is about.</summary>
internal static class Given
{
    public const string Shop = "atelier";

    public static DateTimeZone Amsterdam { get; } = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    public static Instant At(string text) =>
        (text.Length == "2026-01-01".Length
            ? LocalDatePattern.Iso.Parse(text).Value.At(new LocalTime(12, 0)).InUtc().ToOffsetDateTime()
            : OffsetDateTimePattern.ExtendedIso.Parse(text).Value).ToInstant();

    public static OrderKey Key(string order) => new(Shop, order);

    /// <summary>Placed and paid at noon (UTC) of a day; all of it goods.</summary>
    public static Order Order(string id, string day, decimal amount) => new()
    {
        Key = Key(id),
        PlacedAt = At(day),
        PaidAt = At(day),
        Currency = "EUR",
        Total = amount,
        Goods = amount,
    };

    public static Order Refunded(this Order order, string id, string day, decimal amount) => order with
    {
        Refunds = order.Refunds.Add(new Refund { Id = id, At = At(day), Total = amount, Goods = amount }),
    };

    public static Order Cancelled(this Order order, string day) => order with { CancelledAt = At(day) };

    public static Customer Customer(string id = "c1", string? registered = "2025-01-01") => new()
    {
        Key = new CustomerKey(Shop, id),
        Email = "an@example.com",
        CreatedAt = registered is null ? null : At(registered),
    };

    public static MemberHistory Member(params ReadOnlySpan<Order> orders) => new()
    {
        Id = "m1",
        Customers = [Customer()],
        Orders = [.. orders],
    };

    public static Posting Posting(string key, long points, string day, decimal? rate = null, string? expires = null) =>
        new()
        {
            Key = key,
            Points = points,
            At = At(day),
            AvailableAt = At(day),
            ExpiresAt = expires is null ? null : At(expires),
            Rule = rate is { } earned ? new EarnedBy(earned, EarnOn.GoodsWithTax, Rounding.Down) : null,
        };

    /// <summary>One point for one euro, available at once, for ever, unless changed.</summary>
    public static LoyaltyProgram Program(Func<PointsRules, PointsRules>? points = null) => new()
    {
        Zone = Amsterdam,
        Currency = "EUR",
        Points = (points ?? (rules => rules))(new PointsRules { PendingDays = 0 }),
    };

    public static CompiledProgram Compiled(this LoyaltyProgram rules) =>
        CompiledProgram.TryCompile(rules, out var problems)
            ?? throw new InvalidOperationException(string.Join('\n', problems));

    public static Decision On(this MemberHistory history, string at, LoyaltyProgram program) =>
        Evaluation.Of(history, program.Compiled(), At(at));

    /// <summary>Postings as short text: <c>earn:atelier:1 100</c>.</summary>
    public static string[] Lines(this Decision decision) =>
        [.. decision.Postings.Select(posting => $"{posting.Key} {posting.Points}")];

    public static MemberHistory Stored(this MemberHistory history, Decision decision) => history with
    {
        Postings = decision.Postings,
        Redemptions = decision.Redemptions,
        Entitlements = decision.Entitlements,
    };

    public static ImmutableArray<Bonus> Bonuses(params Bonus[] bonuses) => [.. bonuses];
}
