using NodaTime;
using ShopConnector.Loyalty.WhatIf;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Setup;

namespace ShopConnector.Sync;

/// <summary>What one run did, for people and for <c>--json</c>. Filled while the run goes on.</summary>
public sealed class RunReport
{
    /// <summary>More are counted but not named; the journal has them all.</summary>
    public const int NamedAtMost = 100;

    private readonly IShop _shop;
    private readonly IClock _clock;
    private readonly CallCount _callsBefore;
    private readonly List<CustomerProblem> _problems = [];
    private readonly List<string> _notes = [];
    private Instant? _resumedAt;

    internal RunReport(IShop shop, IClock clock)
    {
        _shop = shop;
        _clock = clock;
        _callsBefore = shop.Calls;
    }

    public string Shop => _shop.Name;

    public Platform Platform => _shop.Platform;

    public IngestCount Pulled { get; internal set; }

    public StoredPlan Plan { get; internal set; } = null!;

    /// <summary>Why the brake stops this plan; null when it does not.</summary>
    public BrakeStop? Brake { get; internal set; }

    /// <summary>The run that has applied this plan already, so that nothing was left to do; else null.</summary>
    public StoredRun? AppliedBefore { get; internal set; }

    /// <summary>Who moves under the other programme; null when the shop's own was planned.</summary>
    public ProgramShift? Shift { get; internal set; }

    public long? Run { get; internal set; }

    /// <summary>The earlier run that this one takes back; null when it applies a plan.</summary>
    public long? Undoes { get; internal set; }

    public RunResult? Result { get; internal set; }

    public RunState State { get; private set; } = RunState.Running;

    /// <summary>
    /// Customers that could not be evaluated or that the shop refused; the first <see cref="NamedAtMost"/>.
    /// </summary>
    public IReadOnlyList<CustomerProblem> Problems => _problems;

    public long ProblemCount { get; private set; }

    /// <summary>What is to be set up in the shop itself, or was; empty when all stands.</summary>
    public IReadOnlyList<SetupEntry> Setup { get; internal set; } = [];

    /// <summary>What a person should know although nothing went wrong, such as a budget that is given out.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public CallCount Calls { get; private set; }

    public Duration Took { get; private set; } = Duration.Zero;

    internal void Add(CustomerProblem problem)
    {
        ProblemCount++;
        if (_problems.Count < NamedAtMost)
        {
            _problems.Add(problem);
        }
    }

    /// <summary>A run that could not understand everything is not done, however smooth the rest was.</summary>
    internal void Add(IEnumerable<OddRecord> odd)
    {
        foreach (var record in odd)
        {
            Add(new CustomerProblem(
                $"{record.Kind} {record.Id}",
                $"is left out, as {record.Place} is missing or cannot be read; it is tried again."));
        }
    }

    internal void Note(IEnumerable<string> notes) => _notes.AddRange(notes);

    internal RunReport End(RunState state)
    {
        // A customer that could not be evaluated leaves the run unfinished, however smooth the rest was.
        State = state == RunState.Completed && ProblemCount > 0 ? RunState.Partial : state;
        Calls = _shop.Calls - _callsBefore;
        Pause();
        return this;
    }

    /// <summary>Between the pull and the rest other shops may have their turn; that time is not this run's.</summary>
    internal void Resume() => _resumedAt = _clock.GetCurrentInstant();

    internal void Pause()
    {
        if (_resumedAt is { } resumed)
        {
            Took += _clock.GetCurrentInstant() - resumed;
            _resumedAt = null;
        }
    }
}

/// <summary>One customer that was left as it is, and why.</summary>
public sealed record CustomerProblem(string Customer, string Problem);
