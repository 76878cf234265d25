using ShopConnector.Shops.WooCommerce.Client;

namespace ShopConnector.Shops.WooCommerce.Pull.Rounds;

/// <summary>So many calls one tick may spend on what nobody has asked for.</summary>
internal sealed class CallBudget(WooClient client, int most)
{
    private readonly long _start = client.Requests;

    public bool IsSpent => client.Requests - _start >= most;
}
