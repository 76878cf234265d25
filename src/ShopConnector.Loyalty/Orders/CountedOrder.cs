using NodaTime;

namespace ShopConnector.Loyalty.Orders;

/// <summary>An order that counts.</summary>
/// <param name="Day">Day of placing in the programme's zone, as days since 1970-01-01.</param>
/// <param name="Amount">Total less refunds so far, exact, in the programme's currency.</param>
internal readonly record struct CountedOrder(Order Order, int Day, decimal Amount);
