using System.Globalization;

namespace ShopConnector.Loyalty.Checking;

/// <summary>
/// Collects what is wrong in a programme. A message says what is wrong and gives an example of what is right; the path
/// stands before it.
/// </summary>
internal sealed class ProblemList(List<ProgramProblem> problems)
{
    /// <summary>Of a title in a shop, with room for what stands around it.</summary>
    public const int MostNameCharacters = 100;

    /// <param name="other">Another part of the programme that the message names.</param>
    public void Add(string path, string message, string? other = null) =>
        problems.Add(new ProgramProblem(path, message, other));

    public void Distinct<T>(IReadOnlyList<T> items, string list, string property, Func<T, string> nameOf)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < items.Count; i++)
        {
            var name = nameOf(items[i]).Trim();
            if (name.Length > 0 && !seen.TryAdd(name, i))
                Add($"{list}:{i}:{property}",
                    $"\"{name}\" is taken by {list}:{seen[name]} already (case is ignored); " +
                    $"give each its own, such as \"{name} 2\".",
                    $"{list}:{seen[name]}:{property}");
        }
    }

    public void Named(string path, string name, string example)
    {
        if (string.IsNullOrWhiteSpace(name))
            Add(path, $"is missing; give it a name, such as \"{example}\".");
        else if (name.Any(char.IsControl))
            Add(path,
                "has a line break or another control character, which no shop shows in the title of a code; " +
                $"write one plain line, such as \"{example}\".");
        else if (name.Trim().Length > MostNameCharacters)
            Add(path,
                $"has {Number(name.Trim().Length)} characters; it is part of what codes, postings and lists are " +
                $"known by, so write at most {Number(MostNameCharacters)}, such as \"{example}\".");
    }

    public void AtLeastZero(string path, decimal value, string example)
    {
        if (value < 0)
            Add(path, $"is {Number(value)}; it is at least 0, such as {example}.");
    }

    public void Within(string path, int value, int least, int most, string example)
    {
        if (value < least || value > most)
            Add(path, $"is {Number(value)}; it is from {Number(least)} to {Number(most)}, such as {example}.");
    }

    public static string Number(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);
}
