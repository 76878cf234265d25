namespace ShopConnector.Sync.Webhooks;

/// <summary>Where files go that a shop owner hands to a customer.</summary>
public interface IPersonFiles
{
    /// <summary>Writes over an earlier file of the same demand. Returns where it is.</summary>
    /// <exception cref="IOException">It cannot be written; the demand stays open.</exception>
    Task<string> WriteAsync(Demand demand, string text, CancellationToken ct);
}
