using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Points.Multiplying;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Loyalty.Tests.Segments;
using ShopConnector.Loyalty.Tiers;

namespace ShopConnector.Loyalty.Tests.Properties;

/// <summary>A random programme, sound by construction.</summary>
internal static class AnyProgram
{
    public static CompiledProgram Of(Chance chance)
    {
        var queries = new RandomQuery(chance.Number(0, int.MaxValue - 1));
        var points = chance.Once(12) ? null : Points(chance);
        return new LoyaltyProgram
        {
            Zone = chance.Zone,
            Currency = "EUR",
            ExchangeRates = AnyMember.ForeignRates,
            Points = points,
            Tiers = chance.Pick<ImmutableArray<Tier>>(
                [], [new("Brons", 0m), new("Zilver", 150m, 1.5m)],
                [new("Zilver", 100m, 1.25m), new("Goud", 250.5m, 2m), new("Platina", 400m, 3m)]),
            TierWindow = chance.Pick(Enum.GetValues<TierWindow>()),
            TierHoldMonths = chance.Pick(0, 0, 1, 3, 12),
            Segments = [.. Enumerable.Range(0, chance.Number(0, 5)).Select(n => Segment(chance, queries, n))],
            Offers =
            [
                .. Enumerable.Range(0, chance.Number(0, 2)).Select(n => Offer(chance, queries, n)),
                .. chance.Once(2)
                    ? []
                    : (Offer[])[AnyFriends.Offer(chance, Query(chance, queries), codesOnly: points is null)],
            ],
            Pressure = chance.Once(4) ? new OfferPressure(chance.Number(1, 2), chance.Number(1, 60)) : null,
            Rewards = chance.Once(2) ? [] : chance.Some(
                new Reward("vijf euro", 150) { Terms = new CodeTerms(CodeKind.Amount, 5m), Automatic = true },
                new Reward("cadeau", 90) { Gift = "Cadeau", Automatic = true, ValidDays = 30 },
                new Reward("tien", 60) { Terms = CodeTerms.Percent(10m), Automatic = true, GiveBack = false }),
            TagFamilies = chance.Once(2) ? [] : chance.Some(
                new TagFamily("merk:", TagFamilyBy.Vendor, 0.5m, 2),
                new TagFamily("via:", TagFamilyBy.Channel, 0.5m, 1)),
            UnknownConsent = chance.Pick(Enum.GetValues<UnknownConsent>()),
        }.Compiled();
    }

    private static Segment Segment(Chance chance, RandomQuery queries, int number)
    {
        var query = Query(chance, queries);
        return new Segment(
            $"S{number}", $"S{number}",
            number > 0 && chance.Once(3) ? $"({query}) OR customer_tags CONTAINS 's{number - 1}'" : query);
    }

    private static Offer Offer(Chance chance, RandomQuery queries, int number)
    {
        var offer = new Offer(
            $"Aanbod {number}", Query(chance, queries),
            chance.Pick(OfferValue.Percent(15m), OfferValue.Tag($"Aanbod {number}"), OfferValue.PercentOfLastOrder(5m)),
            chance.Number(1, 40), CooldownDays: 0)
        {
            WhileTrue = chance.Once(3),
            NeedsConsent = chance.Once(3),
            DuringComplaint = chance.Once(2),
            ControlShare = chance.Pick(0m, 0.5m),
        };
        return chance.Once(3) ? offer : offer with
        {
            CooldownDays = chance.Pick(30, 90),
            Steps = chance.Some(
                new OfferStep(3, OfferValue.Percent(20m), 7), new OfferStep(10, OfferValue.Tag("Herinnerd"), 2)),
        };
    }

    private static string Query(Chance chance, RandomQuery queries) => chance.Number(0, 3) switch
    {
        0 => queries.Next(depth: 2),
        1 => $"{chance.Pick("points_balance >= 100", "points_balance < 0", "tier = 'Zilver'", "tier != 'Goud'")} "
            + $"{chance.Pick("AND", "OR")} ({queries.NextOfTime(depth: 1)})",
        _ => queries.NextOfTime(),
    };

    private static PointsRules Points(Chance chance)
    {
        int? months = chance.Once(3) ? null : chance.Number(1, 14);
        var first = chance.Last.InZone(chance.Zone).Date;
        return new PointsRules
        {
            PerUnit = chance.Pick(0m, 0.1m, 1m, 2.5m, 1m / 3m),
            EarnOn = chance.Pick(Enum.GetValues<EarnOn>()),
            Rounding = chance.Pick(Enum.GetValues<Rounding>()),
            PendingDays = chance.Pick(0, 1, 14, 28),
            From = chance.Once(6) ? first.PlusDays(-500) : null,
            Expiry = new ExpiryPolicy(months, chance.Pick(Enum.GetValues<ExpiryKind>())),
            Multipliers = chance.Some(
                new Multiplier("trouw", 1.5m) { Query = "number_of_orders >= 2" },
                new Multiplier("merk", 3m) { Product = new ProductMatch(Vendor: "Wella") },
                new Multiplier("zomer", 2m) { From = first.PlusDays(-500), Until = first.PlusDays(-250) }),
            Caps = chance.Once(2) ? [] : chance.Some(
                new PointsCap(150, CapPeriod.Order), new PointsCap(250, CapPeriod.Month),
                new PointsCap(30, CapPeriod.Day, CapOn.Event)),
            Rates = chance.Some(
                new DatedRate(first.PlusDays(-600), 3m), new DatedRate(first.PlusDays(-300), 0.5m)),
            Bonuses = chance.Some(
                new Bonus("welkom", BonusOn.Registration, 50), new Bonus("review", BonusOn.Event, 25, "review"),
                new Bonus("verjaardag", BonusOn.Birthday, 100)),
        };
    }
}
