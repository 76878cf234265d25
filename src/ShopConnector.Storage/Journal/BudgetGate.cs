using NodaTime;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Offers.Budgets;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Plans;
using ShopConnector.Storage.Sql;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Storage.Journal;

/// <summary>
/// Who may still be promised something. Only here everybody comes one after the other: two shops planned at once have
/// both counted the same room as theirs.
/// </summary>
internal sealed class BudgetGate(Session session, Instant now)
{
    /// <summary>The members for whom the budget of an offer does not last, in the order of the lines.</summary>
    public async Task<IReadOnlySet<string>> RefusedAsync(IReadOnlyList<PlanLine> lines)
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var budgets = lines.SelectMany(line => line.Budgets)
            .DistinctBy(one => one.Offer, StringComparer.OrdinalIgnoreCase).ToList();
        if (budgets.Count == 0)
        {
            return refused;
        }

        await session.FirstAsync<long>("LockBudgets");
        var open = await PlanShelf.OpenPromisesAsync(session, now);
        var accounts = budgets.ToDictionary(
            one => one.Offer, one => new OfferAccount(one, open), StringComparer.OrdinalIgnoreCase);
        var states = await StatesAsync(lines);
        foreach (var line in lines)
        {
            foreach (var one in Intents.EntitlementsOf(line))
            {
                if (accounts.TryGetValue(one.Offer, out var account) && !account.Takes(StateOf(one), one, now))
                {
                    refused.Add(line.MemberId);
                }
            }
        }

        return refused;

        EntitlementState? StateOf(Entitlement one) => states.TryGetValue(one.Key, out var state) ? state : null;
    }

    private async Task<Dictionary<string, EntitlementState>> StatesAsync(IReadOnlyList<PlanLine> lines)
    {
        var keys = Column.List(lines.SelectMany(line => line.Entitlements).Select(one => one.Key));
        var rows = await session.RowsAsync<StateRow>("EntitlementStates", new { keys });
        return rows.ToDictionary(
            row => row.Source, row => Enum.Parse<EntitlementState>(row.State), StringComparer.Ordinal);
    }

    private sealed record StateRow
    {
        public string Source { get; init; } = "";

        public string State { get; init; } = "";
    }
}
