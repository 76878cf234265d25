namespace ShopConnector.Loyalty.Points;

/// <summary>
/// The most that one member is given in one order, day, month or year of the programme's zone. What a cap cuts is never
/// given later, and what a refund takes back makes no room.
/// </summary>
/// <param name="Kind">Of events, for <see cref="CapOn.Event"/> only; null: all events together.</param>
public sealed record PointsCap(long Points, CapPeriod Per, CapOn On = CapOn.Earning, string? Kind = null);

public enum CapPeriod { Order, Day, Month, Year }

/// <summary>Earning: what orders earn, counted on the day of payment. Event: bonuses on events.</summary>
public enum CapOn { Earning, Event }
