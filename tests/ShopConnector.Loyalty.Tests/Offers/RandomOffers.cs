using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Tests.Points;

namespace ShopConnector.Loyalty.Tests.Offers;

/// <summary>A random member with random offers, complaints, consent, and orders that carry codes.</summary>
internal sealed class RandomOffers
{
    private const int ExtraMoments = 40;
    private readonly Random _random;
    private readonly RandomMember _member;

    public RandomOffers(int seed)
    {
        _random = new Random(seed);
        _member = new RandomMember(seed);
        Program = _member.Program with
        {
            Offers = [.. s_offers.Where(_ => _random.Next(3) > 0).Select(Vary)],
            Pressure = _random.Next(3) == 0 ? null : new OfferPressure(_random.Next(1, 4), _random.Next(5, 90)),
            UnknownConsent = Pick(UnknownConsent.Allow, UnknownConsent.Allow, UnknownConsent.Refuse),
        };
        History = _member.History with
        {
            Customers = [.. _member.History.Customers.Select(one => one with { EmailSubscription = Subscription() })],
            Orders = [.. _member.History.Orders.Select(order => order with { DiscountCodes = Codes() })],
            Events = [.. _member.History.Events, .. Complaints()],
        };
    }

    private static readonly Offer[] s_offers =
    [
        new("Terug", "last_order_date < -45d", OfferValue.Percent(15m), ValidDays: 7, CooldownDays: 60)
        {
            Steps = [new(3, OfferValue.Tag("Laatste kans"), 2), new(20, OfferValue.Percent(20m), 30)],
        },
        new("Verjaardag", "birthday = today", OfferValue.Amount(5m), ValidDays: 14, CooldownDays: 300),
        new("Mijlpaal", "number_of_orders = 2", OfferValue.FreeShipping, ValidDays: 90, CooldownDays: 30)
        {
            WhileTrue = true,
        },
        new("Kort", "last_order_date BETWEEN -40d AND -10d", OfferValue.Tag("Attentie"), ValidDays: 60, CooldownDays: 0)
        {
            WhileTrue = true,
            DuringComplaint = true,
        },
        new("Volgende", "last_order_date >= -30d", OfferValue.PercentOfLastOrder(10m), ValidDays: 20, CooldownDays: 0),
        new("Recent", "customer_tags CONTAINS 'Recent'", OfferValue.Percent(5m), ValidDays: 1, CooldownDays: 3)
        {
            NeedsConsent = false,
        },
    ];

    public LoyaltyProgram Program { get; }

    public MemberHistory History { get; }

    public ImmutableArray<Instant> FactInstants() =>
        [.. _member.FactInstants().Concat(History.Events.Select(one => one.At)).Distinct().Order()];

    /// <summary>Instants at which nothing happens, so that evaluating there may change nothing.</summary>
    public ImmutableArray<Instant> OtherInstants()
    {
        var first = FactInstants()[0];
        return
        [
            .. Enumerable.Range(0, ExtraMoments)
                .Select(_ => first + ((RandomMember.Last - first) * _random.NextDouble())),
        ];
    }

    public static string CodeOf(string offer) => $"CODE-{offer}";

    private Offer Vary(Offer offer) => offer with { ControlShare = Pick(0m, 0m, 0.5m) };

    private ImmutableArray<string> Codes() => _random.Next(3) == 0 ? [CodeOf(Pick(s_offers).Name)] : [];

    private string? Subscription() => Pick(null, null, "SUBSCRIBED", "SUBSCRIBED", "UNSUBSCRIBED");

    private IEnumerable<MemberEvent> Complaints()
    {
        if (_random.Next(3) > 0)
            yield break;

        var made = Given.At("2024-02-01") + Duration.FromDays(_random.Next(700));
        yield return new MemberEvent("k1", "complaint", made);
        if (_random.Next(2) == 0)
            yield return new MemberEvent("k2", "complaint-solved", made + Duration.FromDays(_random.Next(60)));
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
