using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Sync.Plan;

/// <summary>
/// Compares, while the plan of another programme is made, each member with what today's programme decides.
/// </summary>
internal sealed class WhatIfPlan(CompiledProgram today, OtherProgram other)
{
    private readonly ShiftTally _tally = new(today.Rules, other.Program.Rules);

    public OtherProgram Other => other;

    public ProgramShift Shift => _tally.Sum();

    public void Compare(MemberHistory history, Decision decided, Instant at) =>
        _tally.Add(Evaluation.Of(history, today, at), decided);
}

/// <summary>A programme that is not the shop's, or not yet.</summary>
/// <param name="Fingerprint">As a plan under it will carry it once the programme is the shop's.</param>
public sealed record OtherProgram(CompiledProgram Program, string Fingerprint);
