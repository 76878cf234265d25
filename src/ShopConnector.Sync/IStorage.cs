using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Refusals;
using ShopConnector.Sync.Setup;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Sync;

/// <summary>
/// Where everything is kept between runs. Every method that takes a <see cref="Lease"/> commits only while that lease
/// is still the newest of its shop (else <see cref="LeaseLostException"/>), in one transaction per call.
/// </summary>
public interface IStorage
    : IMemberActs, IHeldIds, IInbox, IDemands, ISetupStorage, IRefusals, ILargeWriteStorage
{
    /// <summary>Creates or upgrades the schema; throws <see cref="StorageException"/> on a newer one.</summary>
    Task MigrateAsync(CancellationToken ct);

    /// <summary>Made at the first migration and never changed: codes are derived from it.</summary>
    Task<byte[]> SecretAsync(CancellationToken ct);

    /// <summary>
    /// Takes the shop for <paramref name="duration"/>; null when a living owner has it. A lease that ran out, or whose
    /// owner <paramref name="isGone"/> knows to be dead, is taken over under a higher epoch.
    /// </summary>
    Task<LeaseAttempt> TryAcquireAsync(
        string shop, string owner, Instant now, Duration duration, Func<string, bool> isGone, CancellationToken ct);

    Task RenewAsync(Lease lease, Instant now, Duration duration, CancellationToken ct);

    Task ReleaseAsync(Lease lease, CancellationToken ct);

    /// <summary>
    /// Writes something and takes it away again, for <c>check</c>; throws <see cref="StorageException"/> when the disk
    /// is full or nothing may be written.
    /// </summary>
    Task ProbeAsync(CancellationToken ct);

    // Pull

    Task<string?> WatermarkAsync(string shop, CancellationToken ct);

    /// <summary>
    /// Upserts the page and moves the watermark. Rows equal to what is stored change nothing; of a changed row every
    /// customer of its member, in all shops, falls due at once. Older versions (UpdatedAt) never win.
    /// </summary>
    Task<IngestCount> SaveAsync(Lease lease, PullPage page, CancellationToken ct);

    /// <summary>A pull has come to its end: from now on the shop is known whole.</summary>
    Task MarkReadAsync(Lease lease, string address, Instant now, CancellationToken ct);

    /// <summary>Every shop that was ever read to its end.</summary>
    Task<IReadOnlyList<ShopRead>> ReadsAsync(CancellationToken ct);

    // Evaluate

    /// <summary>The programme's fingerprint of the last run; a new one makes every customer of the shop due.</summary>
    Task UseProgramAsync(Lease lease, string fingerprint, Instant now, CancellationToken ct);

    /// <summary>
    /// When the first of the shops that use this programme began to; null while none does. One that was used before,
    /// and then another, counts from the last time.
    /// </summary>
    Task<Instant?> ProgramSinceAsync(string fingerprint, CancellationToken ct);

    /// <summary>Members with a customer of the shop that is due, streamed; never the whole shop in memory.</summary>
    IAsyncEnumerable<StoredMember> DueAsync(string shop, Instant now, CancellationToken ct);

    /// <summary>
    /// Every member of the shop, streamed, due or not, in the order in which <see cref="DueAsync"/> has them once
    /// <see cref="UseProgramAsync"/> has made all of them due at <paramref name="now"/>.
    /// </summary>
    IAsyncEnumerable<StoredMember> AllDueAsync(string shop, Instant now, CancellationToken ct);

    /// <summary>Every member of the shop, streamed, due or not.</summary>
    IAsyncEnumerable<StoredMember> AllAsync(string shop, CancellationToken ct);

    /// <summary>By e-mail, <c>shop:id</c>, id, or display name (exact, case ignored); several when ambiguous.</summary>
    Task<IReadOnlyList<StoredMember>> FindAsync(string customer, CancellationToken ct);

    /// <summary>The member of exactly this customer; null when the shop has no such customer (any more).</summary>
    Task<StoredMember?> MemberOfAsync(CustomerKey customer, CancellationToken ct);

    // Plan

    /// <summary>
    /// What is open of every offer and still valid, over all members and shops; to control groups nothing is promised.
    /// </summary>
    Task<IReadOnlyList<OpenPromises>> OpenPromisesAsync(Instant now, CancellationToken ct);

    Task<long> BeginPlanAsync(Lease lease, PlanHeader header, CancellationToken ct);

    Task AddToPlanAsync(Lease lease, long plan, IReadOnlyList<PlanLine> lines, CancellationToken ct);

    Task FinishPlanAsync(Lease lease, long plan, PlanTotals totals, CancellationToken ct);

    Task<StoredPlan?> PlanAsync(long plan, CancellationToken ct);

    /// <summary>Lines in the order they were added; only those not applied yet.</summary>
    IAsyncEnumerable<PlanLine> PlanLinesAsync(long plan, CancellationToken ct);

    /// <summary>True when a customer of the plan changed after the plan was made, or the programme did.</summary>
    Task<bool> PlanIsStaleAsync(long plan, string fingerprint, CancellationToken ct);

    /// <summary>Whether any finished plan of the shop was shown to a person.</summary>
    Task<bool> AnyPlanShownAsync(string shop, CancellationToken ct);

    Task MarkPlanShownAsync(long plan, CancellationToken ct);

    Task<ShopTotals> TotalsAsync(string shop, CancellationToken ct);

    /// <summary>
    /// All tags on the shop's cards, which are ours on a platform without tags, whoever counted them. It takes as long
    /// as the shop is large.
    /// </summary>
    Task<long> TagsShownAsync(string shop, CancellationToken ct);

    // Apply and journal

    Task<long> BeginRunAsync(Lease lease, RunHeader header, CancellationToken ct);

    /// <summary>
    /// Before anything is sent: stores the lines' postings, entitlements and the intent of each change. A line without
    /// a change is settled at once. Repeatable: postings that are there stand. A line whose customer changed after its
    /// plan was made is left out, and so are all lines of a member of whom another posting is held under the same key:
    /// a run of another shop stored it meanwhile; and all lines of a member of whom an entitlement would exceed one of
    /// its line's <see cref="PlanLine.Budgets"/>, whoever gives out of it at the same time. They are due and the next
    /// plan has them.
    /// </summary>
    Task<IReadOnlyList<JournalEntry>> IntendAsync(
        Lease lease, long run, IReadOnlyList<PlanLine> lines, Instant now, CancellationToken ct);

    /// <summary>
    /// After the answer: marks intents, updates the held card, ownership and entitlements of what was written, and
    /// lets the customer fall due next at its line's NextChange (refused ones stay due at once).
    /// </summary>
    Task SettleAsync(Lease lease, IReadOnlyList<Settlement> settlements, Instant now, CancellationToken ct);

    Task FinishRunAsync(Lease lease, long run, RunResult result, Instant now, CancellationToken ct);

    /// <summary>True once a run of the shop came to its end, even if some of it was refused.</summary>
    Task<bool> AnyRunCompletedAsync(string shop, CancellationToken ct);

    Task<StoredRun?> RunAsync(long run, CancellationToken ct);

    /// <summary>The newest run that applied this plan, whatever became of it; null: none did.</summary>
    Task<StoredRun?> RunOfPlanAsync(long plan, CancellationToken ct);

    /// <summary>The newest runs first.</summary>
    Task<IReadOnlyList<StoredRun>> RunsAsync(string? shop, int most, CancellationToken ct);

    /// <summary>What a run wrote, newest first, for undo.</summary>
    IAsyncEnumerable<JournalEntry> WrittenByAsync(long run, CancellationToken ct);

    /// <summary>Intents of which no answer is known: their run was cut off. The oldest first.</summary>
    IAsyncEnumerable<JournalEntry> OpenIntentsAsync(string shop, CancellationToken ct);

    /// <summary>
    /// Stores what became of open intents, in state, written parts and reason, and the codes among these. Ownership,
    /// other codes and what is due stay as they are: the next plan settles them by what the shop shows.
    /// </summary>
    Task CloseIntentsAsync(Lease lease, IReadOnlyList<JournalEntry> closed, CancellationToken ct);

    /// <summary>
    /// Clears away runs of the shop that ended before <paramref name="before"/>, with their journals; never the newest
    /// ones, the last that came to its end, or one with an open intent. Returns how many.
    /// </summary>
    Task<int> PruneRunsAsync(Lease lease, Instant before, CancellationToken ct);

    /// <summary>What the run wrote has been taken back: <see cref="WrittenByAsync"/> finds it no more.</summary>
    Task MarkUndoneAsync(Lease lease, long run, CancellationToken ct);
}
