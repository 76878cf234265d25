using NodaTime;

namespace ShopConnector.Sync.Pull;

/// <param name="Address">Where the shop was when it was read; tells a renamed shop from a new one.</param>
/// <param name="At">When the last pull came to its end.</param>
public sealed record ShopRead(string Shop, string Address, Instant At);
