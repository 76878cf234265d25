using ShopConnector.Benchmarks.Evaluate;
using ShopConnector.Benchmarks.Harness;
using ShopConnector.Benchmarks.Points;
using ShopConnector.Benchmarks.Sandbox;
using ShopConnector.Benchmarks.Sandbox.Shopify;
using ShopConnector.Benchmarks.Storage;
using ShopConnector.Benchmarks.Web;
using ShopConnector.Benchmarks.WooCommerce;

// One line per verb; a new benchmark joins here.
IBenchmark[] benchmarks =
[
    new EvaluateBenchmark(),
    new ReplayBenchmark(),
    new CompileBenchmark(),
    new IngestBenchmark(),
    new TickBenchmark(),
    new SandboxBenchmark(),
    new WebhookBenchmark(),
    new ShopifyBenchmark(Console.Error),
    new WooCommerceBenchmark(),
];

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return await new BenchmarkRun(benchmarks, Console.Out, Console.Error).RunAsync(args, stop.Token);
