using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ShopConnector.Sandbox.Checkout;
using ShopConnector.Sandbox.Webhooks;

namespace ShopConnector.Sandbox.Shops;

/// <summary>
/// What makes a shop a Shopify or a WooCommerce one: its API, its tags, its codes and its checkout rules. The faces are
/// registered in <see cref="ShopFaces"/>. All members but <see cref="Map"/> and <see cref="ThrottleAsync"/> are called
/// with the shop's gate held.
/// </summary>
internal interface IShopFace
{
    SandboxCredentials Credentials { get; }

    /// <summary>Who wants to be told what happens in the shop.</summary>
    IWebhookBook Webhooks { get; }

    /// <summary>Adds the platform's API. Handlers take the shop's gate themselves.</summary>
    void Map(WebApplication app);

    /// <summary>True for the requests that belong to the API: those are counted and may be struck by faults.</summary>
    bool IsApi(PathString path);

    /// <summary>Answers as the platform does when a caller is too fast, and counts it; applies nothing.</summary>
    Task ThrottleAsync(HttpContext context);

    IReadOnlyList<string> TagsOf(ShopCustomer customer);

    /// <summary>As staff do by hand, by the platform's rules. False: nothing changed.</summary>
    bool AddTag(ShopCustomer customer, string tag);

    bool RemoveTag(ShopCustomer customer, string tag);

    /// <summary>Labels of an order, where staff see them.</summary>
    IReadOnlyList<string> TagsOf(ShopOrder order);

    bool RemoveTag(ShopOrder order, string tag);

    /// <summary>What is written at an order for staff alone.</summary>
    IReadOnlyList<string> NotesOf(ShopOrder order);

    /// <summary>Codes that would work now, with the buyers they are bound to.</summary>
    IReadOnlyList<LiveCode> LiveCodes();

    /// <summary>Of an account that becomes part of another, the codes that were bound to it.</summary>
    void MoveCodes(long from, long to);

    /// <summary>What the cart would cost; changes nothing.</summary>
    CheckoutQuote Quote(CheckoutCart cart);

    /// <summary>Counts one use of an accepted code by an order.</summary>
    void Redeem(string code, ShopOrder order);
}

/// <param name="CustomerIds">Accounts it is bound to; empty: anybody, or those in <paramref name="Emails"/>.</param>
/// <param name="Emails">E-mails it is bound to, lower case.</param>
internal sealed record LiveCode(
    string Code, IReadOnlyList<long> CustomerIds, IReadOnlyList<string> Emails, CodeValue Value);

/// <summary>What a code takes off; what it does not is 0.</summary>
/// <param name="Percent">From 0 to 100.</param>
/// <param name="Minimum">Least amount of goods.</param>
internal sealed record CodeValue(decimal Percent, decimal Amount, bool FreeShipping, decimal Minimum);
