using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Offers.Budgets;

namespace ShopConnector.Sync.Plan;

/// <summary>
/// The budgets of one programme over all shops that one command plans, one after the other. What a plan promises is
/// stored only when it is applied; without the book each shop would be planned as if the whole budget were its own.
/// </summary>
public sealed class BudgetBook
{
    private OfferBudgets? _budgets;

    internal async Task<OfferBudgets> OpenAsync(
        LoyaltyProgram rules, IStorage storage, Instant at, CancellationToken ct)
    {
        _budgets?.NextShop(at);
        return _budgets ??= new OfferBudgets(rules, await storage.OpenPromisesAsync(at, ct));
    }
}
