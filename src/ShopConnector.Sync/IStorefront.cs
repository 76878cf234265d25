namespace ShopConnector.Sync;

/// <summary>A shop whose storefront asks for pages of ours on behalf of its shoppers. Of Shopify alone.</summary>
public interface IStorefront
{
    /// <summary>
    /// The name under which the storefront signs, such as <c>atelier.myshopify.com</c>, asked of the shop itself.
    /// </summary>
    /// <exception cref="ShopException">The shop cannot be asked.</exception>
    Task<string> DomainAsync(CancellationToken ct);

    /// <summary>
    /// Whether the buyer has proven to receive mail at the account's address; false too where there is no such account.
    /// </summary>
    /// <param name="customer">Number in the shop.</param>
    /// <exception cref="ShopException">The shop cannot be asked.</exception>
    Task<bool> HasVerifiedEmailAsync(string customer, CancellationToken ct);
}
