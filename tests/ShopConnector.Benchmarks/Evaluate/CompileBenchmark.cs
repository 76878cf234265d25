using ShopConnector.Benchmarks.Harness;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Benchmarks.Evaluate;

/// <summary>Reads the queries of a shop over and over, and one that is longer than anybody writes.</summary>
internal sealed class CompileBenchmark : IBenchmark
{
    private const int RoundsByDefault = 20_000;
    private const double MicrosecondsPerQuery = 1_000;
    private const int ManyClauses = 100;

    public string Verb => "compile";

    public string Summary => "[--rounds 20000]: the time to read one segment query, and to print it";

    public Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var rounds = options.Count("rounds", RoundsByDefault);
        options.MustBeRead();

        var queries = Programmes.Queries;
        var clauses = Enumerable.Range(0, ManyClauses / queries.Length).SelectMany(_ => queries);
        string[] many = [string.Join(" OR ", clauses.Select(query => $"({query})"))];

        var first = Measurement.Of(() => Read(queries, 1, ct));
        Read(queries, rounds / 10, ct);
        var cost = Measurement.Of(() => Read(queries, rounds, ct));
        var costOfMany = Measurement.Of(() => Read(many, rounds / 10, ct));
        var read = (double)rounds * queries.Length;
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new("a query, the first twenty of a process", Microseconds(first) / queries.Length, "µs"),
            new("a query", Microseconds(cost) / read, "µs", Target.AtMost(MicrosecondsPerQuery)),
            new("a query: allocated", cost.Allocated / read, "B"),
            new($"a query of {ManyClauses} segments", Microseconds(costOfMany) / (rounds / 10), "µs",
                Target.AtMost(MicrosecondsPerQuery)),
        ]);
    }

    private static double Microseconds(Measurement measured) => measured.Processor.TotalMicroseconds;

    private static void Read(string[] queries, int rounds, CancellationToken ct)
    {
        for (var round = 0; round < rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            foreach (var query in queries)
            {
                SegmentQuery.Parse(query);
            }
        }
    }
}
