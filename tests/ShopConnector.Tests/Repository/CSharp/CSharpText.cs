namespace ShopConnector.Tests.Repository.CSharp;

/// <summary>
/// C# taken apart, so that a rule about code is not fooled by a comment and a rule about comments not by a string.
/// </summary>
/// <param name="Code">As long as the file; comments and the insides of literals are spaces, line ends stay.</param>
internal sealed record CSharpText(string Code, IReadOnlyList<Passage> Comments, IReadOnlyList<Passage> Literals)
{
    public static CSharpText Of(string text) => new Scanner(text).Scan();
}
