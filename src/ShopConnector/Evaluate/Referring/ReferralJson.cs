using System.Text.Json.Serialization;

namespace ShopConnector.Evaluate.Referring;

/// <summary>
/// An order of somebody who is no member of the file, with a code of the member; orders of members are found by it.
/// </summary>
/// <param name="Order">As an order of a member.</param>
/// <param name="Friend">Any name, the same for all orders of one friend.</param>
/// <param name="Others">Other orders that the friend paid.</param>
internal sealed record ReferralJson(OrderJson? Order, string? Friend, List<FriendPurchaseJson?>? Others);

/// <param name="GivenBackAt">When it was cancelled or refunded in full.</param>
internal sealed record FriendPurchaseJson(
    string? Shop, string? Id, string? PlacedAt, string? PaidAt, string? GivenBackAt);

/// <summary>By what two orders are known to come from one household; any text that is the same for the same.</summary>
internal sealed record TracesJson(string? Email, string? ShipTo, string? BillTo, string? Payment);

/// <summary>What a code for friends brings its member, in a history and in decisions alike.</summary>
internal sealed record ReferralTermsJson
{
    [JsonConverter(typeof(NumberText))]
    public string? Points { get; init; }

    public CodeTermsJson? Terms { get; init; }

    public int? ValidDays { get; init; }

    public int? FinalDays { get; init; }

    public string? OrderAtLeast { get; init; }

    public int? Friends { get; init; }

    public int? Days { get; init; }
}
