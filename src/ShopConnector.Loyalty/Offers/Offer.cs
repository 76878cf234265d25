namespace ShopConnector.Loyalty.Offers;

/// <summary>
/// Something promised to the members a query holds for: a personal discount code, valid for some days.
/// </summary>
/// <param name="Query">Segment language: who gets it.</param>
/// <param name="Percent">Above 0, at most 100.</param>
/// <param name="ValidDays">The code works through the end of this many days after the day it opens.</param>
/// <param name="CooldownDays">Not offered again to a member within this many days after the last one opened.</param>
public sealed record Offer(string Name, string Query, decimal Percent, int ValidDays = 7, int CooldownDays = 90);
