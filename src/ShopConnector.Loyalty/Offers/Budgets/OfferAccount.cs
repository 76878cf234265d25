using NodaTime;

namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>What is open of one offer against its budget, one entitlement after the other.</summary>
public sealed class OfferAccount
{
    private readonly OfferBudget _budget;

    public OfferAccount(BudgetedOffer offer, IEnumerable<OpenPromises> open)
    {
        _budget = offer.Budget;
        foreach (var one in open.Where(one => one.Offer.Equals(offer.Offer, StringComparison.OrdinalIgnoreCase)))
        {
            Promises += one.Promises;
            Worth += one.Worth + ((one.Promises - one.Amounts) * _budget.PerCode);
        }
    }

    public long Promises { get; private set; }

    /// <summary>At worst, in the programme's currency.</summary>
    public decimal Worth { get; private set; }

    /// <summary>False: it would exceed the budget, and is not counted.</summary>
    /// <param name="before">Its state until now; null of one that is new.</param>
    public bool Takes(EntitlementState? before, Entitlement now, Instant at)
    {
        var (wasOpen, isOpen) = (before == EntitlementState.Open, now.State == EntitlementState.Open);
        if (now.Control || wasOpen == isOpen || (!isOpen && now.ValidUntil <= at))
        {
            return true; // Past its end it was not counted as open.
        }

        var worth = WorthOf(now);
        if (!isOpen)
        {
            (Promises, Worth) = (Promises - 1, Worth - worth);
            return true;
        }

        // What was promised before, such as a code given back by a cancelled order, is never taken away again; nor is a
        // new one that has its code already, which a lost installation gave.
        if (before is null && now.Code is null && (Promises + 1 > _budget.Codes || Worth + worth > _budget.Liability))
        {
            return false;
        }

        (Promises, Worth) = (Promises + 1, Worth + worth);
        return true;
    }

    /// <summary>At worst, in the programme's currency.</summary>
    public decimal WorthOf(Entitlement one) =>
        one.Terms is { Kind: CodeKind.Amount, Number: var amount } ? amount : _budget.PerCode;
}
