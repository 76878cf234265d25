using System.Text.RegularExpressions;

namespace ShopConnector.Tests.Repository.Rules;

/// <summary>The README promises no command that the host does not have: each verb is a file of its own.</summary>
internal sealed partial class ReadmeVerbs : IRule
{
    private const string Readme = "README.md";
    private const string Commands = "src/ShopConnector/Commands";

    public IEnumerable<Violation> Check(FileTree tree) =>
        from readme in tree.Files
        where readme.Path == Readme
        from Match call in Call().Matches(readme.Text)
        let verb = Pascal(call.Groups["verb"].Value)
        let words = verb + Pascal(call.Groups["next"].Value)
        where !Exists(tree, verb) && !Exists(tree, words)
        select readme.At(call.Index, $"there is no {verb}Command.cs under {Commands}; correct the verb or build it.");

    private static bool Exists(FileTree tree, string words) =>
        tree.Files.Any(file => file.IsUnder(Commands) && file.Name == words + "Command.cs");

    private static string Pascal(string word) => word is "" ? "" : char.ToUpperInvariant(word[0]) + word[1..];

    // Only what is typed: at the start of a line or of a code span, never the product's name in a sentence.
    [GeneratedRegex(@"(?:^[ \t]*(?:\$ )?|`)(?:shopconnector|dotnet run --project src/ShopConnector --|--)"
        + @"[ ](?<verb>[a-z]+)(?:[ ](?<next>[a-z]+))?", RegexOptions.Multiline)]
    private static partial Regex Call();
}
