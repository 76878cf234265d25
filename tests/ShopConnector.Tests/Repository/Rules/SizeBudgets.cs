namespace ShopConnector.Tests.Repository.Rules;

/// <summary>What nobody can see at a glance grows until nobody dares to change it.</summary>
internal sealed class SizeBudgets : IRule
{
    private const int LinesPerFile = 300;
    private const int LinesOfProgram = 70;
    private const int CharactersPerLine = 120;
    private const int FilesPerFolder = 15;
    private const string Program = "src/ShopConnector/Program.cs";

    public IEnumerable<Violation> Check(FileTree tree) => tree.CSharp.SelectMany(InFile).Concat(InFolders(tree));

    private static IEnumerable<Violation> InFile(TextFile file)
    {
        var most = file.Path == Program ? LinesOfProgram : LinesPerFile;
        var lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        if (lines > most)
        {
            yield return file.AsAWhole($"{lines} lines, at most {most}; give a part of it a name and a file.");
        }

        for (var number = 1; number <= file.Lines.Length; number++)
        {
            if (file.Lines[number - 1].Length is var length and > CharactersPerLine)
            {
                yield return new(file.Path, number, $"{length} characters, at most {CharactersPerLine}; break it.");
            }
        }
    }

    private static IEnumerable<Violation> InFolders(FileTree tree) => tree.CSharp.CountBy(file => file.Folder)
        .Where(folder => folder.Value > FilesPerFolder)
        .Select(folder => new Violation(
            folder.Key, Line: 0, $"{folder.Value} files, at most {FilesPerFolder}; find the second concept in it."));
}
