using NodaTime;

namespace ShopConnector.Loyalty.Customers;

/// <summary>Points given or taken by hand. It is never changed: a mistake is reversed by another one.</summary>
/// <param name="Points">Below zero: taken. Of a reversal: minus those of what it reverses.</param>
/// <param name="Reason">Why, for whoever reads the statement.</param>
/// <param name="Reverses">Id of the one that this takes back, as far as it has not expired.</param>
public sealed record ManualPoints(
    string Id, Instant At, long Points, string Reason, string Author, string? Reverses = null);
