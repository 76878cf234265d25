using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Sync.Plan.Comparing;

/// <summary>
/// Compares, while the plan of another programme is made, what it would leave each member with, with what the plan of
/// today's programme would. Members come as both programmes would have them: those who are due, and then the others.
/// </summary>
internal sealed class ShopComparison(string shop, ProgramComparison whole, MemberPlanner today, MemberPlanner then)
    : IMemberPlanner
{
    private readonly ShiftTally _tally = new(today.Rules, then.Rules);
    private int _leftOut;

    public PlannedMember Plan(StoredMember member, Instant at)
    {
        var before = Today(member, at);
        var after = then.Plan(member, at);
        if (before is null)
        {
            _leftOut++;
        }
        else if (!member.Customers.All(customer => customer.IsGone))
        {
            _tally.Add(before.Outcome(), after.Outcome());
            whole.Add(today.Rules, before, after);
        }

        return after; // Of whom every shop has deleted codes are left to be taken back, and nothing is owed.
    }

    public void Tell(RunReport report)
    {
        then.Tell(report);
        if (_leftOut > 0)
        {
            report.Note(
            [
                $"{(_leftOut == 1 ? "1 member" : $"{_leftOut} members")} cannot be counted by today's programme, so what "
                + "moves is told without them; plan without --with names them.",
            ]);
        }

        report.Shift = _tally.Sum();
        whole.Ended(shop);
    }

    private PlannedMember? Today(StoredMember member, Instant at)
    {
        try
        {
            return today.Plan(member, at);
        }
        catch (HistoryException)
        {
            return null; // No reason to withhold what the other programme would do: it may be its cure.
        }
    }
}
