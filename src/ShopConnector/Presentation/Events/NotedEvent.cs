using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Presentation.Events;

/// <param name="Id">As it was given with <c>--id</c>.</param>
/// <param name="Customer">
/// The one of the member's customers that it was noted for; null when that one joined the member only just now.
/// </param>
internal sealed record NotedEvent(string Id, CustomerKey? Customer, string Kind, Instant At, string? Author)
{
    /// <summary>Storage puts the customer before the id, so that two who become one member keep theirs apart.</summary>
    public static NotedEvent Of(MemberEvent happening, StoredMember member)
    {
        var owner = member.Customers.Select(held => (CustomerKey?)held.Key)
            .Where(key => happening.Id.StartsWith($"{key}:", StringComparison.Ordinal))
            .MaxBy(key => key!.Value.Id.Length);
        var id = owner is { } known ? happening.Id[$"{known}:".Length..] : happening.Id;
        return new NotedEvent(id, owner, happening.Kind, happening.At, happening.Author);
    }
}
