namespace ShopConnector.Sync;

/// <summary>The database cannot be used as it is; says where it is and what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process has taken over this shop; nothing of this run may be committed any more.</summary>
public sealed class LeaseLostException(string shop)
    : Exception($"{shop}: another process has taken over this shop; this run stops without committing anything more.");
