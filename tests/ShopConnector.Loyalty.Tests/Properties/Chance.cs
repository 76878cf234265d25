using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Loyalty.Orders;

namespace ShopConnector.Loyalty.Tests.Properties;

/// <summary>Everything random that one seed gives, and the time in which it happens.</summary>
internal sealed class Chance(int seed)
{
    private const int Days = 800;

    private static readonly (string Zone, string First)[] s_times =
    [
        ("Europe/Amsterdam", "2024-01-01T00:00:00Z"),
        ("America/Sao_Paulo", "2017-03-01T00:00:00Z"), // Its summer began at midnight: that day has no 00:00.
        ("Asia/Kathmandu", "2024-01-01T00:00:00Z"), // 5:45 ahead.
        ("Pacific/Apia", "2010-09-01T00:00:00Z"), // 30 December 2011 never was.
        ("Africa/Cairo", "2023-01-01T00:00:00Z"), // Again with a summer, from midnight on.
        ("Australia/Lord_Howe", "2024-01-01T00:00:00Z"), // Half an hour of summer time.
        ("America/St_Johns", "2012-01-01T00:00:00Z"), // Two and a half hours behind in summer.
        ("UTC", "2027-06-01T00:00:00Z"), // Over 29 February 2028.
    ];

    private readonly Random _random = new(seed);
    private readonly List<Instant> _earlier = [];
    private (DateTimeZone Zone, Instant First)? _time;

    public DateTimeZone Zone => Time.Zone;

    /// <summary>No fact is later.</summary>
    public Instant Last => Time.First + Duration.FromDays(Days);

    private (DateTimeZone Zone, Instant First) Time => _time ??= Pick(
        [.. s_times.Select(time => (DateTimeZoneProviders.Tzdb[time.Zone], Given.At(time.First)))]);

    /// <summary>True once in so many times.</summary>
    public bool Once(int times) => _random.Next(times) == 0;

    public int Number(int least, int most) => _random.Next(least, most + 1);

    public decimal Money(int most) => _random.Next(most * 100) / 100m;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    public ImmutableArray<T> Mixed<T>(ImmutableArray<T> items)
    {
        var mixed = items.ToArray();
        _random.Shuffle(mixed);
        return [.. mixed];
    }

    /// <summary>Some of them, in their order.</summary>
    public ImmutableArray<T> Some<T>(params ReadOnlySpan<T> choices)
    {
        var some = ImmutableArray.CreateBuilder<T>();
        foreach (var choice in choices)
            if (Once(2))
                some.Add(choice);

        return some.ToImmutable();
    }

    /// <summary>Anywhere in the time of the seed; often at an edge, or together with something else.</summary>
    public Instant Moment()
    {
        var at = Number(0, 6) switch
        {
            0 when _earlier.Count > 0 => _earlier[_random.Next(_earlier.Count)],
            1 => StartOfDay(),
            2 => StartOfDay() - Duration.Epsilon,
            3 => StartOfDay() + Duration.Epsilon,
            4 => Change() + Duration.FromMinutes(_random.Next(-61, 61)),
            _ => Time.First + Duration.FromMinutes(_random.Next(Days * 24 * 60)),
        };
        at = Instant.Max(Time.First, Instant.Min(Last, at));
        _earlier.Add(at);
        return at;
    }

    /// <summary>Not before <paramref name="instant"/>, and often at it.</summary>
    public Instant After(Instant instant) => Number(0, 3) switch
    {
        0 => instant,
        1 => Instant.Max(instant, Moment()),
        _ => Instant.Min(Instant.Max(Last, instant), instant + Duration.FromHours(_random.Next(24 * 400))),
    };

    /// <summary>At or after the one, before the other.</summary>
    public Instant Between(Instant after, Instant before) =>
        after + Duration.FromNanoseconds(_random.NextInt64((long)(before - after).TotalNanoseconds));

    private Instant StartOfDay() =>
        Zone.StartOf(Time.First.InZone(Zone).Date.PlusDays(_random.Next(1, Days)));

    // A clock that goes forward or back; where it never does, any start of a day.
    private Instant Change()
    {
        var interval = Zone.GetZoneInterval(Time.First + Duration.FromDays(_random.Next(Days)));
        return interval.HasEnd && interval.End < Last ? interval.End : StartOfDay();
    }
}
