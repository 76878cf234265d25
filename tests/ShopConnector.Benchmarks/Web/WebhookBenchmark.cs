using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ShopConnector.Benchmarks.Harness;
using ShopConnector.Benchmarks.Storage;
using ShopConnector.Configuration;
using ShopConnector.Sync;
using ShopConnector.Web;
using ShopConnector.Webhooks;

namespace ShopConnector.Benchmarks.Web;

/// <summary>
/// How long a shop waits for its answer, over loopback at a steady rate, while runs of that shop pull, plan and write.
/// The first answer is that of a process that has just begun to listen.
/// </summary>
internal sealed class WebhookBenchmark : IBenchmark
{
    private const int RequestsByDefault = 2_000;
    private const int RateByDefault = 200;
    private const double AnswerWithin = 50;
    private const int OrdersOfFile = 2_000_000;
    private const string Secret = "hush";

    public string Verb => "webhooks";

    public string Summary => "[--requests 2000] [--rate 200]: answer times while runs write";

    public async Task<IReadOnlyList<Figure>> RunAsync(Options options, CancellationToken ct)
    {
        var requests = options.Count("requests", RequestsByDefault);
        var rate = options.Count("rate", RateByDefault);
        options.MustBeRead();

        await using var bench = new Workbench();
        var (storage, lease) = await bench.OpenAsync("webhooks.db", ct);
        await storage.ReleaseAsync(lease, ct); // Each run takes it by itself.
        await using var tray = new HintTray(storage, static _ => { }, TimeProvider.System, NullLogger.Instance);
        await using var listener = await WebListener.StartAsync(
            new WebOptions { Listen = new IPEndPoint(IPAddress.Loopback, port: 0) },
            [
                new WebhookModule(
                    [WebhookShop.Of(Shop, [1])], tray, storage, static _ => { }, SystemClock.Instance,
                    NullLogger.Instance),
            ],
            NullLoggerFactory.Instance, ct);
        using var client = new HttpClient();
        var first = await SendAsync(client, listener.Url, 0, ct);

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var shop = new WrittenShop(new OrderFile(bench.File("unused"), OrdersOfFile, seed: 1));
        var running = Task.Run(() => shop.RunAsync(storage, enough.Token), ct);
        var times = await LoadAsync(client, listener.Url, requests, rate, ct);
        await enough.CancelAsync();
        var written = await running;
        Array.Sort(times);
        return
        [
            new("first answer", first, "ms", Target.AtMost(AnswerWithin)),
            new("answer, median", times[times.Length / 2], "ms"),
            new("answer, p99", times[times.Length * 99 / 100], "ms", Target.AtMost(AnswerWithin)),
            new("answer, longest", times[^1], "ms", Target.AtMost(AnswerWithin)),
            new("customers written meanwhile", written, ""),
        ];
    }

    /// <summary>Each request starts at its own moment, however slow the others are.</summary>
    private static async Task<double[]> LoadAsync(
        HttpClient client, Uri url, int requests, int rate, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        var under = new List<Task<double>>(requests);
        for (var number = 1; number <= requests; number++)
        {
            var wait = TimeSpan.FromSeconds((double)number / rate) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, ct);
            }

            under.Add(SendAsync(client, url, number, ct));
        }

        return await Task.WhenAll(under);
    }

    private static async Task<double> SendAsync(HttpClient client, Uri url, int number, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{ "id": {{number + 1}} }""");
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(url, WebhookShop.PathOf(OrderFile.Shop)));
        request.Content = new StringContent(body);
        request.Headers.Add("X-Shopify-Topic", "orders/updated");
        request.Headers.Add("X-Shopify-Hmac-Sha256", Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body))));
        using var answer = await client.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static ShopSettings Shop => new()
    {
        Name = OrderFile.Shop,
        Platform = Platform.Shopify,
        Url = "https://atelier.myshopify.com",
        ClientSecret = Secret,
    };
}
