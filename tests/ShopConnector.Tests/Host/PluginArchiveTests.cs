using System.IO.Compression;
using ShopConnector.Plugin;
using ShopConnector.Tests.Repository;

namespace ShopConnector.Tests.Host;

/// <summary>What a shop owner uploads is what the repository holds.</summary>
public sealed class PluginArchiveTests
{
    private const string Folder = "src/wordpress-plugin/";

    [Fact]
    public void It_holds_every_file_of_the_plugin_as_it_is()
    {
        using var zip = new ZipArchive(Packed());
        var held = zip.Entries.ToDictionary(entry => entry.FullName, Text, StringComparer.Ordinal);

        var ours = FileTree.Ours().Files.Where(file => file.IsUnder(Folder.TrimEnd('/')))
            .ToDictionary(file => file.Path[Folder.Length..], file => file.Text, StringComparer.Ordinal);

        ours.ShouldContainKey("shopconnector/shopconnector.php");
        held.ShouldBe(ours, ignoreOrder: true);
    }

    [Fact]
    public void Two_packs_are_the_same_bytes() => Packed().ToArray().ShouldBe(Packed().ToArray());

    [Fact]
    public void WordPress_finds_one_folder_named_like_the_plugin()
    {
        using var zip = new ZipArchive(Packed());

        zip.Entries.Select(entry => entry.FullName.Split('/')[0]).Distinct().ShouldBe(["shopconnector"]);
    }

    private static MemoryStream Packed()
    {
        var stream = new MemoryStream();
        PluginArchive.Write(stream);
        stream.Position = 0;
        return stream;
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
