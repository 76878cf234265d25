using NodaTime;

namespace ShopConnector.Sync.Plan;

/// <summary>From a member to the lines of a plan.</summary>
internal interface IMemberPlanner
{
    /// <exception cref="Loyalty.HistoryException">The history cannot be counted.</exception>
    PlannedMember Plan(StoredMember member, Instant at);

    /// <summary>After the last member: what a person should know of all of them.</summary>
    void Tell(RunReport report);
}
