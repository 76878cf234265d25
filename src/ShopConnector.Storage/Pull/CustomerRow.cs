using System.Collections.Immutable;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Storage.Json;
using ShopConnector.Storage.Members;
using ShopConnector.Sync.Pull;

namespace ShopConnector.Storage.Pull;

/// <summary>A row of <c>customer</c>, as far as a pull decides about it.</summary>
internal sealed record CustomerRow
{
    public static string[] Columns { get; } =
    [
        "@id", "@memberId", "@guest", "@displayName", "@nameKey", "@isStaff", "@body", "@card", "@tagsOnCard",
        "@updatedAt", "@shop", "@generation",
    ];

    public string Id { get; init; } = "";

    public string MemberId { get; init; } = "";

    public long Guest { get; init; }

    public string? DisplayName { get; init; }

    public long IsStaff { get; init; }

    public string? Body { get; init; }

    public string? Card { get; init; }

    public long TagsOnCard { get; init; }

    public long? UpdatedAt { get; init; }

    public long Gone { get; init; }

    public static CustomerRow Of(PulledCustomer pulled, byte[] secret)
    {
        var customer = pulled.Customer;

        // Where a platform has tags they are on the card as well. Kept once, so that a tag of ours that we have just
        // written is seen in both places, and the next pull finds nothing new.
        var onCard = pulled.Card.HasTagField && customer.Tags.AsSpan().SequenceEqual(pulled.Card.Tags.AsSpan());
        return new CustomerRow
        {
            Id = customer.Key.Id,
            MemberId = Members.MemberId.Of(customer.Key, Email.Normalise(customer.Email), secret),
            DisplayName = pulled.DisplayName,
            IsStaff = pulled.IsStaff ? 1 : 0,
            Body = Column.Write(onCard ? customer with { Tags = [] } : customer),
            Card = Column.Write(pulled.Card),
            TagsOnCard = onCard ? 1 : 0,
            UpdatedAt = pulled.UpdatedAt?.ToUnixTimeTicks(),
        };
    }

    public static CustomerRow Of(Guest guest, long placedAt, byte[] secret) => new()
    {
        Id = guest.Id,
        MemberId = Members.MemberId.OfEmail(guest.Email, secret),
        Guest = 1,
        DisplayName = guest.DisplayName,
        UpdatedAt = placedAt,
    };

    /// <summary>Nothing that an evaluation or a plan could see differs.</summary>
    public bool SaysTheSameAs(CustomerRow other) =>
        MemberId == other.MemberId && DisplayName == other.DisplayName && IsStaff == other.IsStaff
        && Body == other.Body && Gone == other.Gone && SameCard(Card, other.Card);

    public void Fill(object?[] values, string shop, long generation)
    {
        values[0] = Id;
        values[1] = MemberId;
        values[2] = Guest;
        values[3] = DisplayName;
        values[4] = NameKey.Of(DisplayName);
        values[5] = IsStaff;
        values[6] = Body;
        values[7] = Card;
        values[8] = TagsOnCard;
        values[9] = UpdatedAt;
        values[10] = shop;
        values[11] = generation;
    }

    // Shopify sorts tags; what we have just written is at the end of ours. The order alone is no news.
    private static bool SameCard(string? left, string? right) =>
        left == right || left is not null && right is not null && Sorted(left) == Sorted(right);

    private static LoyaltyCard Sorted(string json)
    {
        var card = Column.Read<LoyaltyCard>(json);
        return card with { Tags = [.. card.Tags.Order(StringComparer.Ordinal)] };
    }
}
