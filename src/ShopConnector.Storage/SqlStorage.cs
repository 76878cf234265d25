using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Loyalty.Rewards;
using ShopConnector.Storage.Acts;
using ShopConnector.Storage.Inbox;
using ShopConnector.Storage.Journal;
using ShopConnector.Storage.LargeWrites;
using ShopConnector.Storage.Leases;
using ShopConnector.Storage.Members;
using ShopConnector.Storage.Migrations;
using ShopConnector.Storage.Plans;
using ShopConnector.Storage.Privacy;
using ShopConnector.Storage.Pull;
using ShopConnector.Storage.Refusals;
using ShopConnector.Storage.Setup;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Refusals;
using ShopConnector.Sync.Setup;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Storage;

/// <summary>The port, room by room. Every call is one transaction on a connection of its own.</summary>
internal sealed class SqlStorage(Database database) : IStorage, IAsyncDisposable
{
    private readonly Migrator _migrator = new(database);
    private readonly LeaseDesk _leases = new(database);
    private readonly Ingest _ingest = new(database);
    private readonly HeldIds _held = new(database);
    private readonly MemberReader _members = new(database);
    private readonly PlanShelf _plans = new(database);
    private readonly Runs _runs = new(database);
    private readonly RunBook _book = new(database);
    private readonly Intents _intents = new(database);
    private readonly Settling _settling = new(database);
    private readonly LargeWriteShelf _large = new(database);
    private readonly RefusalBook _refusals = new(database);
    private readonly MemberActs _acts = new(database);
    private readonly SetupShelf _setup = new(database);
    private readonly HintBox _hints = new(database);
    private readonly DemandBox _demands = new(database);
    private readonly PersonFile _persons = new(database);
    private readonly Redaction _redaction = new(database);
    private byte[]? _secret;

    public Task MigrateAsync(CancellationToken ct) => _migrator.MigrateAsync(ct);

    public async Task<byte[]> SecretAsync(CancellationToken ct) => _secret ??= await _migrator.SecretAsync(ct);

    public Task ProbeAsync(CancellationToken ct) => _migrator.ProbeAsync(ct);

    public Task<LeaseAttempt> TryAcquireAsync(
        string shop, string owner, Instant now, Duration duration, Func<string, bool> isGone, CancellationToken ct) =>
        _leases.TryAcquireAsync(shop, owner, now, duration, isGone, ct);

    public Task RenewAsync(Lease lease, Instant now, Duration duration, CancellationToken ct) =>
        _leases.RenewAsync(lease, now, duration, ct);

    public Task ReleaseAsync(Lease lease, CancellationToken ct) => _leases.ReleaseAsync(lease, ct);

    public Task MarkReadAsync(Lease lease, string address, Instant now, CancellationToken ct) =>
        _ingest.MarkReadAsync(lease, address, now, ct);

    public Task<IReadOnlyList<ShopRead>> ReadsAsync(CancellationToken ct) => _ingest.ReadsAsync(ct);

    public Task<string?> WatermarkAsync(string shop, CancellationToken ct) => _ingest.WatermarkAsync(shop, ct);

    public async Task<IngestCount> SaveAsync(Lease lease, PullPage page, CancellationToken ct) =>
        await _ingest.SaveAsync(lease, page, await SecretAsync(ct), ct);

    public Task<IReadOnlyList<HeldOrder>> OrdersHeldAsync(
        string shop, string? after, int most, CancellationToken ct) => _held.OrdersAsync(shop, after, most, ct);

    public Task<IReadOnlyList<string>> AccountsHeldAsync(
        string shop, string? after, int most, CancellationToken ct) => _held.AccountsAsync(shop, after, most, ct);

    public Task<IReadOnlyList<string>> OrdersOfAsync(
        string shop, string account, string? after, int most, CancellationToken ct) =>
        _held.OrdersOfAsync(shop, account, after, most, ct);

    public Task UseProgramAsync(Lease lease, string fingerprint, Instant now, CancellationToken ct) =>
        _plans.UseProgramAsync(lease, fingerprint, now, ct);

    public Task<Instant?> ProgramSinceAsync(string fingerprint, CancellationToken ct) =>
        _plans.ProgramSinceAsync(fingerprint, ct);

    public IAsyncEnumerable<StoredMember> DueAsync(string shop, Instant now, CancellationToken ct) =>
        _members.DueAsync(shop, now, ct);

    public IAsyncEnumerable<StoredMember> AllDueAsync(string shop, Instant now, CancellationToken ct) =>
        _members.AllDueAsync(shop, now, ct);

    public IAsyncEnumerable<StoredMember> AllAsync(string shop, CancellationToken ct) => _members.AllAsync(shop, ct);

    public async Task<IReadOnlyList<StoredMember>> FindAsync(string customer, CancellationToken ct) =>
        await _members.FindAsync(customer, await SecretAsync(ct), ct);

    public Task<StoredMember?> MemberOfAsync(CustomerKey customer, CancellationToken ct) =>
        _members.OfAsync(customer, ct);

    public Task<IReadOnlyList<OpenPromises>> OpenPromisesAsync(Instant now, CancellationToken ct) =>
        _plans.OpenPromisesAsync(now, ct);

    public Task<long> BeginPlanAsync(Lease lease, PlanHeader header, CancellationToken ct) =>
        _plans.BeginAsync(lease, header, ct);

    public Task AddToPlanAsync(Lease lease, long plan, IReadOnlyList<PlanLine> lines, CancellationToken ct) =>
        _plans.AddAsync(lease, plan, lines, ct);

    public Task FinishPlanAsync(Lease lease, long plan, PlanTotals totals, CancellationToken ct) =>
        _plans.FinishAsync(lease, plan, totals, ct);

    public Task<StoredPlan?> PlanAsync(long plan, CancellationToken ct) => _plans.FindAsync(plan, ct);

    public IAsyncEnumerable<PlanLine> PlanLinesAsync(long plan, CancellationToken ct) => _plans.LinesAsync(plan, ct);

    public Task<bool> PlanIsStaleAsync(long plan, string fingerprint, CancellationToken ct) =>
        _plans.IsStaleAsync(plan, fingerprint, ct);

    public Task<bool> AnyPlanShownAsync(string shop, CancellationToken ct) => _plans.AnyShownAsync(shop, ct);

    public Task MarkPlanShownAsync(long plan, CancellationToken ct) => _plans.MarkShownAsync(plan, ct);

    public Task<long> TagsShownAsync(string shop, CancellationToken ct) => _plans.TagsShownAsync(shop, ct);

    public Task<IReadOnlyDictionary<CustomerKey, StandingRefusal>> RefusalsAsync(string shop, CancellationToken ct) =>
        _refusals.AllAsync(shop, ct);

    public Task<ShopTotals> TotalsAsync(string shop, CancellationToken ct) => _plans.TotalsAsync(shop, ct);

    public Task<long> BeginRunAsync(Lease lease, RunHeader header, CancellationToken ct) =>
        _runs.BeginAsync(lease, header, ct);

    public Task<IReadOnlyList<JournalEntry>> IntendAsync(
        Lease lease, long run, IReadOnlyList<PlanLine> lines, Instant now, CancellationToken ct) =>
        _intents.IntendAsync(lease, run, lines, now, ct);

    public Task SettleAsync(Lease lease, IReadOnlyList<Settlement> settlements, Instant now, CancellationToken ct) =>
        _settling.SettleAsync(lease, settlements, now, ct);

    public Task FinishRunAsync(Lease lease, long run, RunResult result, Instant now, CancellationToken ct) =>
        _runs.FinishAsync(lease, run, result, now, ct);

    public Task<bool> AnyRunCompletedAsync(string shop, CancellationToken ct) => _runs.AnyCompletedAsync(shop, ct);

    public Task<StoredRun?> RunAsync(long run, CancellationToken ct) => _runs.FindAsync(run, ct);

    public Task<StoredRun?> RunOfPlanAsync(long plan, CancellationToken ct) => _runs.OfPlanAsync(plan, ct);

    public Task<IReadOnlyList<StoredRun>> RunsAsync(string? shop, int most, CancellationToken ct) =>
        _runs.NewestAsync(shop, most, ct);

    public IAsyncEnumerable<JournalEntry> WrittenByAsync(long run, CancellationToken ct) =>
        _runs.WrittenByAsync(run, ct);

    public IAsyncEnumerable<JournalEntry> OpenIntentsAsync(string shop, CancellationToken ct) =>
        _book.OpenIntentsAsync(shop, ct);

    public Task CloseIntentsAsync(Lease lease, IReadOnlyList<JournalEntry> closed, CancellationToken ct) =>
        _book.CloseAsync(lease, closed, ct);

    public Task BeginLargeWriteAsync(Lease lease, LargeWrite write, CancellationToken ct) =>
        _large.BeginAsync(lease, write, ct);

    public Task<IReadOnlyList<LargeWrite>> LargeWritesAsync(string shop, CancellationToken ct) =>
        _large.ReadAsync(shop, ct);

    public Task EndLargeWritesAsync(Lease lease, CancellationToken ct) => _large.EndAsync(lease, ct);

    public Task<int> PruneRunsAsync(Lease lease, Instant before, CancellationToken ct) =>
        _book.PruneAsync(lease, before, ct);

    public Task MarkUndoneAsync(Lease lease, long run, CancellationToken ct) =>
        _runs.MarkUndoneAsync(lease, run, ct);

    public Task<ManualPoints> AdjustAsync(
        string member, CustomerKey home, ManualPoints wanted, CancellationToken ct) =>
        _acts.AdjustAsync(member, home, wanted, ct);

    public Task<bool> RedeemAsync(string member, int actsSeen, RedeemedReward redeemed, CancellationToken ct) =>
        _acts.RedeemAsync(member, actsSeen, redeemed, ct);

    public Task<NoteOutcome> NoteAsync(
        string member, CustomerKey home, MemberEvent wanted, CancellationToken ct) =>
        _acts.NoteAsync(member, home, wanted, ct);

    public Task<SetupStanding?> SetupStandingAsync(string shop, CancellationToken ct) =>
        _setup.SetupStandingAsync(shop, ct);

    public Task SaveSetupStandingAsync(Lease lease, SetupStanding standing, CancellationToken ct) =>
        _setup.SaveSetupStandingAsync(lease, standing, ct);

    public Task AddSetupAsync(Lease lease, long plan, IReadOnlyList<SetupStep> steps, CancellationToken ct) =>
        _setup.AddSetupAsync(lease, plan, steps, ct);

    public Task<IReadOnlyList<SetupEntry>> SetupOfPlanAsync(long plan, CancellationToken ct) =>
        _setup.SetupOfPlanAsync(plan, ct);

    public Task<IReadOnlyList<SetupEntry>> SetupWrittenByAsync(long run, CancellationToken ct) =>
        _setup.SetupWrittenByAsync(run, ct);

    public Task<IReadOnlyList<SetupEntry>> SetupHeldAsync(string shop, CancellationToken ct) =>
        _setup.SetupHeldAsync(shop, ct);

    public Task SaveSetupAsync(Lease lease, IReadOnlyList<SetupEntry> entries, CancellationToken ct) =>
        _setup.SaveSetupAsync(lease, entries, ct);

    public Task KeepHintsAsync(IReadOnlyCollection<Hint> hints, CancellationToken ct) => _hints.KeepAsync(hints, ct);

    public Task<IReadOnlyList<KeptHint>> HintsAsync(string shop, int most, CancellationToken ct) =>
        _hints.ReadAsync(shop, most, ct);

    public Task DropHintsAsync(Lease lease, IReadOnlyCollection<KeptHint> hints, CancellationToken ct) =>
        _hints.DropAsync(lease, hints, ct);

    public Task KeepDemandAsync(Demand demand, CancellationToken ct) => _demands.KeepAsync(demand, ct);

    public Task<IReadOnlyList<Demand>> DemandsAsync(string shop, CancellationToken ct) => _demands.ReadAsync(shop, ct);

    public Task FinishDemandAsync(string id, Instant now, CancellationToken ct) => _demands.FinishAsync(id, now, ct);

    public Task<Instant?> UninstalledAtAsync(string shop, CancellationToken ct) =>
        _demands.UninstalledAtAsync(shop, ct);

    public Task MarkUninstalledAsync(string shop, Instant now, CancellationToken ct) =>
        _demands.MarkUninstalledAsync(shop, now, ct);

    public async Task<string?> ExportAsync(string shop, NamedPerson person, CancellationToken ct) =>
        await _persons.WriteAsync(shop, person, await SecretAsync(ct), ct);

    public async Task<int> RedactAsync(Lease lease, NamedPerson person, CancellationToken ct) =>
        await _redaction.RedactAsync(lease, person, await SecretAsync(ct), ct);

    public async Task<int> RedactShopAsync(Lease lease, CancellationToken ct) =>
        await _redaction.RedactShopAsync(lease, await SecretAsync(ct), ct);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
