using ShopConnector.Storage;

namespace ShopConnector.Tests.Configuration;

public sealed class StorageOptionsTests
{
    private const string InMemory = "keeps everything in memory, where it is lost at the end: name a file.";

    [Theory]
    [InlineData("Dta Source=x", "'dta source' or its value is nothing that Sqlite knows.")]
    [InlineData("Data Source=x;Mode=Fast", "'mode' or its value is nothing that Sqlite knows.")]
    [InlineData("shop.db", "cannot be read. Write Name=Value, with a semicolon between two.")]
    [InlineData("", "names no file: Data Source is missing.")]
    [InlineData("Cache=Shared", "names no file: Data Source is missing.")]
    [InlineData("Data Source=:memory:", InMemory)]
    [InlineData("Data Source=file::memory:?cache=shared", InMemory)]
    [InlineData("Data Source=shop;Mode=Memory", InMemory)]
    [InlineData("Data Source=x;Mode=ReadOnly", "opens the file for reading only: leave out Mode.")]
    public void A_mistake_for_sqlite_is_named_with_an_example(string given, string mistake) =>
        new StorageOptions(StorageProvider.Sqlite, given).Problem()
            .ShouldBe($"{mistake} For example: Data Source=shopconnector.db");

    [Theory]
    [InlineData("Hst=db;Password=geheim", "'hst' or its value is nothing that Postgres knows.")]
    [InlineData("Host=db;Port=geheim", "'port' or its value is nothing that Postgres knows.")]
    [InlineData("Host=db;geheim", "cannot be read. Write Name=Value, with a semicolon between two.")]
    [InlineData("Host=db;Username=geheim", "names no database: Database is missing.")]
    [InlineData("Database=geheim", "names no server: Host is missing.")]
    public void A_mistake_for_postgres_is_named_with_an_example_and_no_value(string given, string mistake) =>
        new StorageOptions(StorageProvider.Postgres, given).Problem().ShouldBe(
            $"{mistake} For example: Host=localhost;Database=shopconnector;Username=shopconnector");

    [Theory]
    [InlineData(StorageProvider.Sqlite, "Data Source=/var/lib/shop.db;Default Timeout=5")]
    [InlineData(StorageProvider.Sqlite, "Filename=shop.db")]
    [InlineData(StorageProvider.Postgres, "Server=db;Database=shop;Username=shop;Password=\"a;b\";Port=5433")]
    public void What_the_driver_takes_is_right(StorageProvider provider, string given) =>
        new StorageOptions(provider, given).Problem().ShouldBeNull();
}
