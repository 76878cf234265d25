using System.Collections.Immutable;
using NodaTime;
using ShopConnector.Benchmarks.Harness;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Benchmarks.Points;

/// <summary>Replays stored ledgers, as every evaluation does with all that a member holds.</summary>
internal sealed class ReplayBenchmark : IBenchmark
{
    private const int PostingsByDefault = 1_000_000;
    private const int PostingsPerMember = 200;
    private const double MicrosecondsPerPosting = 3; // A million in 3 s.

    private static readonly Instant s_first = Instant.FromUtc(2020, 1, 1, 12, 0);
    private static readonly Instant s_now = Instant.FromUtc(2026, 11, 1, 10, 0);

    public string Verb => "replay";

    public string Summary => "[--postings 1000000]: stored postings through Evaluation.Of, on one core";

    public Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var postings = options.Count("postings", PostingsByDefault);
        options.MustBeRead();
        var program = Program(new ExpiryPolicy(24));
        var history = History(PostingsPerMember, program);
        Pass(history, program, postings / 10, ct);
        var fixedDates = Pass(history, program, postings, ct);

        var moving = Program(ExpiryPolicy.Inactivity(12));
        var byActivity = Pass(History(PostingsPerMember, moving), moving, postings, ct);
        var one = History(postings / 10, program);
        var oneMember = Pass(one, program, postings / 10, ct);
        var limit = Target.AtMost(postings * MicrosecondsPerPosting / 1e6);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            Figure.Seconds("replay: processor time", fixedDates.Processor, limit),
            Figure.Seconds("replay with expiry by inactivity: processor time", byActivity.Processor, limit),
            Figure.Seconds("a tenth of them, of one member: processor time", oneMember.Processor),
            new("allocated per posting", fixedDates.Allocated / (double)postings, "B"),
        ]);
    }

    private static Measurement Pass(MemberHistory history, CompiledProgram program, int postings, CancellationToken ct)
    {
        var members = Math.Max(1, postings / history.Postings.Length);
        return Measurement.Of(() =>
        {
            for (var i = 0; i < members; i++)
            {
                ct.ThrowIfCancellationRequested();
                Evaluation.Of(history, program, s_now);
            }
        });
    }

    // Every order with a refund, every fifth with a redemption: three kinds of postings, and lots that expire.
    private static MemberHistory History(int postings, CompiledProgram program)
    {
        var orders = ImmutableArray.CreateBuilder<Order>();
        var redemptions = ImmutableArray.CreateBuilder<Redemption>();
        var count = postings * 2 / 5;
        var between = (s_now - s_first) / count;
        for (var i = 0; i < count; i++)
        {
            var at = s_first + (between * i);
            orders.Add(new Order
            {
                Key = new OrderKey("atelier", $"{i}"),
                PlacedAt = at,
                PaidAt = at,
                Currency = "EUR",
                Total = 50m,
                Goods = 50m,
                Refunds = [new Refund { Id = $"r{i}", At = at + Duration.FromHours(1), Total = 10m, Goods = 10m }],
            });
            if (i % 5 == 0)
                redemptions.Add(new Redemption($"x{i}", at + Duration.FromHours(2), 30));
        }

        var history = new MemberHistory
        {
            Id = "m1",
            Customers = [new Customer { Key = new CustomerKey("atelier", "c1"), CreatedAt = s_first }],
            Orders = orders.DrainToImmutable(),
            Redemptions = redemptions.DrainToImmutable(),
        };
        return history with { Postings = Evaluation.Of(history, program, s_now).Postings };
    }

    private static CompiledProgram Program(ExpiryPolicy expiry) => CompiledProgram.TryCompile(
        new LoyaltyProgram
        {
            Zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"],
            Currency = "EUR",
            Points = new PointsRules { Expiry = expiry },
        },
        out var problems) ?? throw new InvalidOperationException(string.Join(' ', problems));
}
