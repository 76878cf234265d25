namespace ShopConnector.Sync.Pull;

/// <summary>
/// A record of the shop that cannot be understood: left out until it can, what is stored of it stands.
/// </summary>
/// <param name="Kind">Such as <c>order</c>.</param>
/// <param name="Place">The field at fault; never its value, which may be personal.</param>
public sealed record OddRecord(string Kind, string Id, string Place);
