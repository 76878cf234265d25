using System.Globalization;

namespace ShopConnector.Benchmarks.Harness;

/// <summary>
/// The <c>--name value</c> pairs behind the verb. A pair nobody asked for is an error: a typo must not pass.
/// </summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _unread;

    private Options(Dictionary<string, string> pairs) => _unread = pairs;

    public static Options Parse(IReadOnlyList<string> words)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; at += 2)
        {
            if (!words[at].StartsWith("--", StringComparison.Ordinal) || at + 1 == words.Count)
            {
                throw new UsageException($"'{words[at]}': expected pairs such as --members 1000000.");
            }

            pairs[words[at][2..]] = words[at + 1];
        }

        return new(pairs);
    }

    public string Text(string name, string otherwise) => _unread.Remove(name, out var text) ? text : otherwise;

    /// <summary>A whole number from 1 on.</summary>
    public int Count(string name, int otherwise)
    {
        if (!_unread.Remove(name, out var text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new UsageException($"--{name} {text}: expected a whole number from 1 on.");
    }

    /// <summary>Call it when all options are read, before the work.</summary>
    public void MustBeRead()
    {
        if (_unread.Count > 0)
        {
            throw new UsageException($"--{string.Join(", --", _unread.Keys)}: not an option of this benchmark.");
        }
    }
}

internal sealed class UsageException(string message) : Exception(message);
