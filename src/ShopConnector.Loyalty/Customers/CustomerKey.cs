namespace ShopConnector.Loyalty.Customers;

/// <summary>
/// A buyer as one shop knows it. A guest has no account there; its id is <c>guest:</c> and the normalised e-mail.
/// </summary>
public readonly record struct CustomerKey(string Shop, string Id)
{
    private const string GuestPrefix = "guest:";

    public bool IsGuest => Id.StartsWith(GuestPrefix, StringComparison.Ordinal);

    public static CustomerKey Guest(string shop, string normalisedEmail) => new(shop, GuestPrefix + normalisedEmail);

    public override string ToString() => $"{Shop}:{Id}";
}
