using NodaTime;
using ShopConnector.Benchmarks.Harness;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Benchmarks.Evaluate;

/// <summary>Decides about many members one after the other, as a run does, on one thread.</summary>
internal sealed class EvaluateBenchmark : IBenchmark
{
    private const int MembersByDefault = 1_000_000;
    private const double MicrosecondsPerMember = 4; // A million members in 4 s.
    private const double MixedMicrosecondsPerMember = 10; // A million members in 10 s.
    private const double MemoryGrowth = 1.2; // Ten times the members may not need more memory than noise.

    // Members are made in blocks outside the measured time; small enough to stay young in the collector's eyes.
    private const int BlockSize = 500;

    public string Verb => "evaluate";

    public string Summary =>
        "[--members 1000000] [--seed 1]: members × 10 and × 20 segments through Evaluation.Of, on one core";

    public Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var members = options.Count("members", MembersByDefault);
        var seed = options.Count("seed", 1);
        options.MustBeRead();

        var warm = Pass(Programmes.SegmentsOnly(), members / 10, seed, ct);
        var segments = Pass(Programmes.SegmentsOnly(), members, seed, ct);
        var warmMixed = Pass(Programmes.Mixed(), members / 10, seed, ct);
        var mixed = Pass(Programmes.Mixed(), members, seed, ct);
        Pass(Programmes.Whole(), members / 10, seed, ct);
        var whole = Pass(Programmes.Whole(), members, seed, ct);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            Figure.Seconds("segments: processor time", segments.Cost.Processor, Limit(members)),
            Figure.Seconds("segments: wall time", segments.Cost.Elapsed),
            new("segments: allocated per member", segments.Cost.Allocated / (double)members, "B"),
            new("segments: tags per member", segments.Tags / (double)members, "", Target.AtLeast(0.5)),
            Figure.Seconds("20 mixed segments: processor time", mixed.Cost.Processor, MixedLimit(members)),
            Figure.Seconds("20 mixed segments: wall time", mixed.Cost.Elapsed),
            new("20 mixed segments: allocated per member", mixed.Cost.Allocated / (double)members, "B"),
            new("20 mixed segments: tags per member", mixed.Tags / (double)members, "", Target.AtLeast(0.5)),
            Figure.Ratio("20 mixed segments: peak memory, all ÷ a tenth", mixed.Peak, warmMixed.Peak,
                Target.AtMost(MemoryGrowth)),
            Figure.Seconds("with points and an offer: processor time", whole.Cost.Processor),
            new("with points and an offer: allocated per member", whole.Cost.Allocated / (double)members, "B"),
            new("with points and an offer: postings per member", whole.Postings / (double)members, ""),
            Figure.Seconds("making the histories (not counted)", segments.Making.Processor),
            Figure.Megabytes("peak memory", segments.Peak),
            Figure.Ratio("peak memory, all ÷ a tenth", segments.Peak, warm.Peak, Target.AtMost(MemoryGrowth)),
        ]);
    }

    private static Target Limit(int members) => Target.AtMost(members * MicrosecondsPerMember / 1e6);

    private static Target MixedLimit(int members) => Target.AtMost(members * MixedMicrosecondsPerMember / 1e6);

    private static Outcome Pass(CompiledProgram programme, int members, int seed, CancellationToken ct)
    {
        PeakMemory.Reset();
        var source = new SyntheticHistories(seed, Programmes.Now);
        var outcome = new Outcome();
        var block = new MemberHistory[BlockSize];
        for (var done = 0; done < members; done += BlockSize)
        {
            ct.ThrowIfCancellationRequested();
            var count = Math.Min(BlockSize, members - done);
            outcome.Making += Measurement.Of(() => source.Fill(block.AsSpan(0, count)));
            outcome.Cost += Measurement.Of(() => Decide(block.AsSpan(0, count), programme, outcome));
        }

        outcome.Peak = PeakMemory.Read();
        return outcome;
    }

    private static void Decide(ReadOnlySpan<MemberHistory> block, CompiledProgram programme, Outcome outcome)
    {
        foreach (var history in block)
        {
            var decision = Evaluation.Of(history, programme, Programmes.Now);
            outcome.Tags += decision.Tags.Length;
            outcome.Postings += decision.Postings.Length;
        }
    }

    private sealed class Outcome
    {
        public Measurement Cost { get; set; }

        public Measurement Making { get; set; }

        public long Peak { get; set; }

        public long Tags { get; set; }

        public long Postings { get; set; }
    }
}
