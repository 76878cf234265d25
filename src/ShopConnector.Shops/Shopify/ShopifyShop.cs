using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NodaTime;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Bulk;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Shops.Shopify.Pull;
using ShopConnector.Shops.Shopify.Setup;
using ShopConnector.Shops.Shopify.Webhooks;
using ShopConnector.Shops.Shopify.Write;
using ShopConnector.Shops.Shopify.Write.Bulk;
using ShopConnector.Shops.Transport;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Check;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Setup;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Shops.Shopify;

/// <summary>A Shopify shop, spoken to through the Admin GraphQL API.</summary>
public sealed class ShopifyShop
    : IShop, IStorefront, ILargeWrites, ISetUpShop, ITellsByWebhook, IReadsByKey, IDisposable
{
    private readonly List<IDisposable> _owned = [];
    private readonly ShopTransport _transport;
    private readonly GraphQlClient _client;
    private readonly ShopFailures _failures;
    private readonly ShopifyCheck _check;
    private readonly ShopifyPull _pull;
    private readonly ShopifyWriter _writer;
    private readonly BulkWriter _bulkWriter;
    private readonly ShopifySetup _setup;
    private readonly ShopifySubscriptions _subscriptions;
    private readonly NamedReader _named;

    private ShopifyShop(
        ShopifyOptions options, HttpMessageHandler handler, IClock clock, TimeProvider time, Func<double> jitter,
        ILogger logger)
    {
        Name = options.Name;
        var address = ShopAddress.Parse(options.Name, options.Url);
        _failures = new ShopFailures(options.Name, address, ShopifyWords.Of(options));
        _transport = Own(new ShopTransport(_failures, handler, TransportLimits.Default, time, jitter, logger));
        var budget = Own(new PointsBudget(time));
        var access = Access(options, address, clock, logger);
        _client = new GraphQlClient(address, _transport, access, budget, _failures, time, logger);
        var download = new LineDownload(_failures, handler, TransportLimits.Default, time);
        var backfill = new Backfill(
            address, options, _client, download, _failures, time, logger);
        _check = new ShopifyCheck(options, _client, budget, clock);
        _pull = new ShopifyPull(_client, backfill, _failures, options, clock, logger);
        var upload = new StagedUpload(address, _client, _transport, _failures);
        _bulkWriter = new BulkWriter(upload, _client, budget, download, _failures, time);
        _writer = new ShopifyWriter(_client, _bulkWriter);
        _setup = new ShopifySetup(_client, options, clock);
        _subscriptions = new ShopifySubscriptions(_client);
        _named = new NamedReader(options.Name, _client, options.WritesOrders);
    }

    public string Name { get; }

    public Platform Platform => Platform.Shopify;

    public int WriteBatchSize => ShopifyWriter.BatchSize;

    public CallCount Calls => new(_transport.Requests, _client.Cost, _pull.LowerBound + _writer.LowerBound);

    /// <summary>Connects nothing yet. An impossible address or credential is a <see cref="ShopException"/>.</summary>
    /// <param name="handler">Shared by all shops and never disposed here.</param>
    /// <param name="time">Waits and budgets; null: the machine's.</param>
    /// <param name="jitter">A number from 0 to 1 that spreads repeats; null: random.</param>
    public static ShopifyShop Create(
        ShopifyOptions options, HttpMessageHandler handler, IClock clock, ILoggerFactory loggers,
        TimeProvider? time = null, Func<double>? jitter = null) => new(
            options, handler, clock, time ?? TimeProvider.System, jitter ?? Random.Shared.NextDouble,
            loggers.CreateLogger<ShopifyShop>());

    public Task<IReadOnlyList<CheckLine>> CheckAsync(CancellationToken ct) => _check.RunAsync(ct);

    public async Task<string> DomainAsync(CancellationToken ct)
    {
        var facts = await _client.QueryAsync(
            Documents.ShopFacts, variables: null, ShopifyJson.Default.GraphQlResponseShopFactsAnswer, ct);
        return facts.Shop.MyshopifyDomain;
    }

    public async Task<bool> HasVerifiedEmailAsync(string customer, CancellationToken ct)
    {
        var answer = await _client.QueryAsync(
            Documents.EmailVerified, new JsonObject { ["id"] = Gid.Customer(customer) },
            ShopifyJson.Default.GraphQlResponseEmailVerifiedAnswer, ct);
        return answer.Customer is { VerifiedEmail: true };
    }

    public async IAsyncEnumerable<PullPage> PullAsync(
        string? watermark, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var pages = _pull.ReadAsync(watermark, ct).GetAsyncEnumerator(ct);
        while (await NextAsync(pages))
            yield return pages.Current;
    }

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, CancellationToken ct) =>
        await _writer.WriteAsync(changes, NoLog.Instance, ct);

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, ILargeWriteLog log, CancellationToken ct) =>
        _writer.WriteAsync(changes, log, ct);

    public int LargePlan => _bulkWriter.WorthFrom;

    public int LargeBatchSize => ShopifyWriter.LargeBatchSize;

    public Task<IReadOnlyList<PartOutcome>> FinishAsync(IReadOnlyList<LargeWrite> begun, CancellationToken ct) =>
        _bulkWriter.FinishAsync(begun, ct);

    public string WantedSetup => _setup.Wanted;

    public Task<SetupDifference> CompareAsync(SetupKnown known, CancellationToken ct) =>
        _setup.CompareAsync(known, ct);

    public Task<IReadOnlyList<SetupOutcome>> WriteSetupAsync(
        IReadOnlyList<SetupStep> steps, SetupKnown known, CancellationToken ct) =>
        _setup.WriteAsync(steps, known, ct);

    public SetupStep? Reverse(SetupStep written) => ShopifySetup.Reverse(written);

    public Task<WebhookAudit> MendAsync(WebhookAddress address, CancellationToken ct) =>
        _subscriptions.MendAsync(address, ct);

    public Task<CheckLine> CheckWebhooksAsync(WebhookAddress address, CancellationToken ct) =>
        _subscriptions.CheckAsync(address, ct);

    public Task<PullPage> ReadAsync(IReadOnlyCollection<HintedKey> keys, CancellationToken ct) =>
        _named.ReadAsync(keys, ct);

    public void Dispose() => _owned.ForEach(part => part.Dispose());

    private async Task<bool> NextAsync(IAsyncEnumerator<PullPage> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (JsonException broken)
        {
            throw new ShopException(
                Name, "pull", "Shopify sent a record that is not as its documentation says.",
                "Update ShopConnector; nothing of this page was stored.", broken);
        }
    }

    private IShopifyAccess Access(ShopifyOptions options, Uri address, IClock clock, ILogger logger) => options switch
    {
        { ClientId: { Length: > 0 } id, ClientSecret: { Length: > 0 } secret } =>
            Own(new ClientCredentials(id, secret, address, _transport, _failures, clock, logger)),
        { AccessToken: { Length: > 0 } token } => new StaticToken(token),
        _ => throw _failures.Failure(
            "credentials", "there are none.", "Give ClientId and ClientSecret, or an AccessToken."),
    };

    private T Own<T>(T part)
        where T : IDisposable
    {
        _owned.Add(part);
        return part;
    }
}
