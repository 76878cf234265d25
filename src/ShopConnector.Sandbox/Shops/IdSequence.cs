namespace ShopConnector.Sandbox.Shops;

/// <summary>Ids in the order in which things are made; never used twice.</summary>
internal sealed class IdSequence(long first)
{
    private long _next = first;

    public long Next() => _next++;
}
