using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>
/// A vendor's namespace stays in the folder that adapts it, so that a vendor can be changed in one place. The folder
/// right above may name it too: there the parts are put together. Our two adapters may not lean on each other either;
/// for them the rule ends at their project, since the host sees both.
/// </summary>
internal sealed class PackageHomes : IRule
{
    private sealed record Home(string Namespace, string Folder, string Within = "src");

    private const string Shops = "src/ShopConnector.Shops";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly Home[] s_homes =
    [
        new("Npgsql", "src/ShopConnector.Storage/Postgres"),
        new("Microsoft.Data.Sqlite", "src/ShopConnector.Storage/Sqlite"),
        new("SQLitePCL", "src/ShopConnector.Storage/Sqlite"),
        new("Dapper", "src/ShopConnector.Storage"),
        new("Polly", Shops),
        new("ShopConnector.Shops.Shopify", "src/ShopConnector.Shops/Shopify", Within: Shops),
        new("ShopConnector.Shops.WooCommerce", "src/ShopConnector.Shops/WooCommerce", Within: Shops),
        new("MathNet", "src/ShopConnector.Loyalty"),
        new("Quartz", "src/ShopConnector/Worker"),
        new("Serilog", "src/ShopConnector"),
        new("Spectre.Console", "src/ShopConnector"),
        new("System.CommandLine", "src/ShopConnector"),
    ];

    public IEnumerable<Violation> Check(FileTree tree) =>
        from file in tree.CSharp
        from home in s_homes
        where file.IsUnder(home.Within) && !file.IsUnder(home.Folder) && file.Folder != Above(home.Folder)
        from Match named in Regex.Matches(
            file.CSharp.Code, $@"(?<![\w.]){Regex.Escape(home.Namespace)}(?=[.;])", RegexOptions.None, s_patience)
        select file.At(named.Index, $"{home.Namespace} stays in {home.Folder}; speak to it through our own types.");

    private static string Above(string folder) => folder[..folder.LastIndexOf('/')];
}
