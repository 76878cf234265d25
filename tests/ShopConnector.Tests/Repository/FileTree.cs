using System.Diagnostics;

namespace ShopConnector.Tests.Repository;

/// <summary>The text files of a repository; paths are relative to its root, with forward slashes.</summary>
internal sealed class FileTree(IEnumerable<TextFile> files)
{
    private const string RootMark = "ShopConnector.sln";

    public IReadOnlyList<TextFile> Files { get; } = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Our C# as people write it, tests included.</summary>
    public IEnumerable<TextFile> CSharp => Files.Where(file => file.HasExtension(".cs"));

    public IEnumerable<TextFile> Projects => Files.Where(file => file.HasExtension(".csproj"));

    public FileTree Without(string folder) => new(Files.Where(file => !file.IsUnder(folder)));

    public TextFile? Find(string path) => Files.FirstOrDefault(file => file.Path == path);

    public bool Holds(string fileOrFolder) =>
        Files.Any(file => file.Path == fileOrFolder || file.IsUnder(fileOrFolder));

    /// <summary>This repository: what git tracks or would track. What it ignores is nobody's business.</summary>
    public static FileTree Ours()
    {
        var root = Root();
        var present = Listed(root).Where(path => File.Exists(Path.Combine(root, path)));
        return new(present.Select(path => TextFile.Read(root, path)));
    }

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootMark)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No {RootMark} above {AppContext.BaseDirectory}: test in a clone.");
    }

    private static string[] Listed(string root)
    {
        // The owner of a CI checkout is often another user; reading names from it is safe all the same.
        string[] arguments = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git does not start.");
        var names = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? names.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"git ls-files ended with {git.ExitCode}: test in a clone.");
    }
}
