using NodaTime;
using ShopConnector.Loyalty;

namespace ShopConnector.Sync.Plan;

/// <summary>
/// One programme's way from a member to the lines of a plan: evaluated, within the budgets, compared with what the shop
/// shows. A plan and both sides of a what-if go this way and no other, so none can tell what the others would not do.
/// </summary>
internal sealed class MemberPlanner(string shop, CompiledProgram program, WriteBackPlan writeBack) : IMemberPlanner
{
    public LoyaltyProgram Rules => program.Rules;

    public PlannedMember Plan(StoredMember member, Instant at)
    {
        var decision = Evaluation.Of(member.History, program, at);
        return new PlannedMember(shop, member, decision, writeBack.Lines(member, decision, at));
    }

    public void Tell(RunReport report) => report.Note(writeBack.Notes);
}
