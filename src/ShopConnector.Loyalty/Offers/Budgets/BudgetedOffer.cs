namespace ShopConnector.Loyalty.Offers.Budgets;

/// <summary>An offer, by name, and what may be open of it at most.</summary>
public sealed record BudgetedOffer(string Offer, OfferBudget Budget);
