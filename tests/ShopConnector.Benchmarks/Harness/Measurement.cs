using System.Diagnostics;

namespace ShopConnector.Benchmarks.Harness;

/// <summary>What one piece of work cost this process.</summary>
/// <param name="Elapsed">Wall time; other programs on the machine make it longer.</param>
/// <param name="Processor">Time on all cores, collector and compiler included; what "on one core" is judged by.</param>
/// <param name="Allocated">Bytes on the managed heap, all threads.</param>
internal readonly record struct Measurement(TimeSpan Elapsed, TimeSpan Processor, long Allocated)
{
    public static Measurement operator +(Measurement left, Measurement right) => new(
        left.Elapsed + right.Elapsed, left.Processor + right.Processor, left.Allocated + right.Allocated);

    /// <summary>By a clock that went so many times slower. What the processor did is no matter of clocks.</summary>
    public static Measurement operator /(Measurement measured, int slower) =>
        measured with { Elapsed = measured.Elapsed / slower };

    public static Measurement Of(Action work)
    {
        var start = Now();
        work();
        return Since(start);
    }

    public static async Task<Measurement> OfAsync(Func<Task> work)
    {
        var start = Now();
        await work();
        return Since(start);
    }

    /// <summary>
    /// Runs both in turn and keeps the quickest of each: what disturbs a machine disturbs both, and only ever adds.
    /// </summary>
    public static async Task<(Measurement Baseline, Measurement Subject)> CompareAsync(
        int rounds, Func<Task> baseline, Func<Task> subject)
    {
        var best = (Baseline: await OfAsync(baseline), Subject: await OfAsync(subject));
        for (var round = 1; round < rounds; round++)
        {
            best = (Quicker(best.Baseline, await OfAsync(baseline)), Quicker(best.Subject, await OfAsync(subject)));
        }

        return best;
    }

    private static Measurement Quicker(Measurement left, Measurement right) =>
        right.Elapsed < left.Elapsed ? right : left;

    private static Measurement Since(Measurement start)
    {
        var end = Now();
        return new(end.Elapsed - start.Elapsed, end.Processor - start.Processor, end.Allocated - start.Allocated);
    }

    private static Measurement Now() => new(
        Stopwatch.GetElapsedTime(0), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
}
