using NodaTime;

namespace ShopConnector.Loyalty.Explaining;

/// <param name="What">Such as <c>lost on 3 January 2027, unless something is bought</c>.</param>
public sealed record ComingChange(Instant At, string What);
