namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>An entitlement that is not given, because the budget of its offer does not last.</summary>
/// <param name="Entitlement">Its key.</param>
/// <param name="Promises">What is open of the offer before it.</param>
/// <param name="Worth">Of what is open, at worst, in the programme's currency.</param>
/// <param name="Wants">What it would add to that.</param>
public sealed record WaitingOffer(
    string Entitlement, string Offer, OfferBudget Budget, long Promises, decimal Worth, decimal Wants)
{
    /// <summary>It rewards a friend's order.</summary>
    public bool IsForFriend { get; init; }

    /// <summary>It alone is more than the whole budget: no place that becomes free will do.</summary>
    public bool NeverFits => Wants > Budget.Liability;
}
