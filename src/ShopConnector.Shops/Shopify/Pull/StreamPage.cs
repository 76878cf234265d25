using NodaTime;

namespace ShopConnector.Shops.Shopify.Pull;

/// <summary>A bounded piece of one stream.</summary>
/// <param name="UpTo">The stream is complete up to this <c>updatedAt</c>; null: not known yet.</param>
internal sealed record StreamPage<T>(IReadOnlyList<T> Items, Instant? UpTo);
