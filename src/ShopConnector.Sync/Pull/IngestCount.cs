namespace ShopConnector.Sync.Pull;

/// <summary>Rows seen in a page, and how many of them told us something new.</summary>
public readonly record struct IngestCount(int Customers, int Orders, int ChangedCustomers, int ChangedOrders)
{
    public static IngestCount operator +(IngestCount left, IngestCount right) => new(
        left.Customers + right.Customers, left.Orders + right.Orders,
        left.ChangedCustomers + right.ChangedCustomers, left.ChangedOrders + right.ChangedOrders);
}
