using System.Globalization;
using NodaTime;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Webhooks;

/// <summary>
/// Files for customers who asked what is stored of them. They hold personal data: only the owner of the process may
/// read them, and the shop owner deletes them once they are handed on.
/// </summary>
internal sealed class ExportFolder(string path) : IPersonFiles
{
    private const int IdLength = 8;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task<string> WriteAsync(Demand demand, string text, CancellationToken ct)
    {
        Directory.CreateDirectory(path);
        var file = Path.Combine(Path.GetFullPath(path), NameOf(demand));
        var how = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        await using var writer = new StreamWriter(file, how);
        await writer.WriteAsync(text.AsMemory(), ct);
        return file;
    }

    /// <summary>The same for the same demand: done twice, it is one file. It names nobody.</summary>
    private static string NameOf(Demand demand) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Plain(demand.Shop)}-{demand.ReceivedAt.InUtc().Date:uuuu-MM-dd}-{demand.Id[..IdLength]}.json");

    private static string Plain(string name) =>
        string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
}
