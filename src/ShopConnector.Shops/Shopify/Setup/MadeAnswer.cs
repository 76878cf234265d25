using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;

namespace ShopConnector.Shops.Shopify.Setup;

/// <summary>The answer of every mutation that sets something up: they all name their result alike.</summary>
internal sealed record MadeAnswer(MadeNode? Made);

/// <param name="Node">What was made or changed; null where there is nothing left of it.</param>
internal sealed record MadeNode(UserError[] UserErrors, IdNode? Node = null)
{
    public bool Has(string code) => UserErrors.Any(error => error.Code == code);

    public string Objection => string.Join(" ", UserErrors.Select(error => error.Message));
}
