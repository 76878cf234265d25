using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace ShopConnector.Shops.Shopify.Api;

/// <summary>A document from the embedded <c>.graphql</c> files, with the fragments it uses.</summary>
internal sealed partial record GraphQlDocument(string Name, string Text)
{
    private const string Root = "ShopConnector.Shops.Shopify.Documents.";
    private const string FactsRoot = Root + "Facts.";

    private static readonly FrozenDictionary<string, string> Fragments = LoadFragments();

    /// <param name="path">Folder and name, such as <c>Read.Customers</c>.</param>
    public static GraphQlDocument Load(string path)
    {
        var text = Read($"{Root}{path}.graphql");
        var whole = new StringBuilder(text);
        AddFragments(whole, text, []);
        return new GraphQlDocument(path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..], whole.ToString());
    }

    /// <summary>Each once, however many use it: a document with the same fragment twice is refused.</summary>
    private static void AddFragments(StringBuilder whole, string text, HashSet<string> added)
    {
        foreach (var name in Spread().Matches(text).Select(match => match.Groups["name"].Value))
        {
            if (!Fragments.TryGetValue(name, out var fragment) || !added.Add(name))
                continue;

            whole.Append(fragment);
            AddFragments(whole, fragment, added);
        }
    }

    private static FrozenDictionary<string, string> LoadFragments() =>
        typeof(GraphQlDocument).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(FactsRoot, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[FactsRoot.Length..^".graphql".Length], Read, StringComparer.Ordinal);

    private static string Read(string resource)
    {
        using var stream = typeof(GraphQlDocument).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The document {resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.\.\.(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spread();
}
