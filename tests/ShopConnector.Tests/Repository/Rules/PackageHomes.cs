using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>
/// A vendor's namespace stays in the folder that adapts it, so that a vendor can be changed in one place. The folder
/// right above may name it too: there the parts are put together.
/// </summary>
internal sealed class PackageHomes : IRule
{
    private sealed record Home(string Namespace, string Folder);

    private static readonly Home[] s_homes =
    [
        new("Npgsql", "src/ShopConnector.Storage/Postgres"),
        new("Microsoft.Data.Sqlite", "src/ShopConnector.Storage/Sqlite"),
        new("SQLitePCL", "src/ShopConnector.Storage/Sqlite"),
        new("Dapper", "src/ShopConnector.Storage"),
        new("Polly", "src/ShopConnector.Shops"),
        new("ShopConnector.Shops.Shopify", "src/ShopConnector.Shops/Shopify"),
        new("ShopConnector.Shops.WooCommerce", "src/ShopConnector.Shops/WooCommerce"),
        new("MathNet", "src/ShopConnector.Loyalty"),
        new("Quartz", "src/ShopConnector/Worker"),
        new("Serilog", "src/ShopConnector"),
        new("Spectre.Console", "src/ShopConnector"),
        new("System.CommandLine", "src/ShopConnector"),
    ];

    public IEnumerable<Violation> Check(FileTree tree) =>
        from file in tree.CSharp
        where file.IsUnder("src")
        from home in s_homes
        where !file.IsUnder(home.Folder) && file.Folder != Above(home.Folder)
        from Match named in Regex.Matches(
            file.CSharp.Code, $@"(?<![\w.]){Regex.Escape(home.Namespace)}(?=[.;])", RegexOptions.None, s_patience)
        select file.At(named.Index, $"{home.Namespace} stays in {home.Folder}; speak to it through our own types.");

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static string Above(string folder) => folder[..folder.LastIndexOf('/')];
}
