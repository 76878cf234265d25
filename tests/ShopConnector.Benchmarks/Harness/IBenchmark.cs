namespace ShopConnector.Benchmarks.Harness;

/// <summary>One verb of the benchmark program: measures something and says how it stands to its target.</summary>
internal interface IBenchmark
{
    string Verb { get; }

    /// <summary>One line for the list of verbs, options included.</summary>
    string Summary { get; }

    Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct);
}
