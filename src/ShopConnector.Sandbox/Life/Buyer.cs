using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Life;

/// <summary>
/// Who is at the till: an account, or a guest (<paramref name="CustomerId"/> null) with what was typed.
/// </summary>
internal sealed record Buyer(
    long? CustomerId, string? Email, string FirstName, string LastName, PostalAddress Address)
{
    public static Buyer Of(ShopCustomer customer) => new(
        customer.Id, customer.Email?.Trim(), customer.FirstName, customer.LastName, customer.Address);
}
