namespace ShopConnector.Storage;

/// <summary>The <c>Storage</c> section of the configuration.</summary>
/// <param name="ConnectionString">As Microsoft.Data.Sqlite or Npgsql reads it; it may hold a password.</param>
public sealed record StorageOptions(StorageProvider Provider, string ConnectionString)
{
    public static StorageOptions Default { get; } = new(StorageProvider.Sqlite, "Data Source=shopconnector.db");
}

public enum StorageProvider { Sqlite, Postgres }
