namespace ShopConnector.Loyalty.Segments;

/// <summary>What one clause of a query found in a member, for people.</summary>
/// <param name="Clause">The clause as the query's canonical text has it.</param>
/// <param name="Because">Such as <c>amount_spent is 70.47, 929.53 short of 1000</c>.</param>
public sealed record ClauseFinding(string Clause, bool Holds, string Because);
