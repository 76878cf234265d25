namespace ShopConnector.Benchmarks.Harness;

/// <summary>
/// Runs the benchmark a verb names, or all of them in turn. Exit code 0: targets met; 1: missed; 2: usage.
/// </summary>
internal sealed class BenchmarkRun(IReadOnlyList<IBenchmark> benchmarks, TextWriter output, TextWriter errors)
{
    private const int Met = 0;
    private const int Missed = 1;
    private const int BadUsage = 2;

    public async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var chosen = args is [] ? [] : benchmarks.Where(one => args[0] is "all" || one.Verb == args[0]).ToArray();
        if (chosen is [])
        {
            await errors.WriteLineAsync(Usage());
            return BadUsage;
        }

        try
        {
            var missed = false;
            foreach (var benchmark in chosen)
            {
                var figures = await benchmark.RunAsync(Options.Parse(args[1..]), ct);
                await output.WriteLineAsync(FigureTable.Of(benchmark.Verb, figures));
                missed |= figures.Any(figure => figure.Missed);
            }

            return missed ? Missed : Met;
        }
        catch (UsageException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return BadUsage;
        }
    }

    private string Usage() => string.Join(
        Environment.NewLine,
        [
            "usage: dotnet run -c Release --project tests/ShopConnector.Benchmarks -- VERB [--option value …]",
            "  all  every benchmark with its defaults",
            .. benchmarks.Select(one => $"  {one.Verb}  {one.Summary}"),
        ]);
}
