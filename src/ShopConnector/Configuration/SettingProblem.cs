namespace ShopConnector.Configuration;

/// <param name="Path">The setting, such as <c>Loyalty:Segments:2:Query</c>.</param>
/// <param name="Message">What is wrong, and an example of what is right.</param>
internal sealed record SettingProblem(string Path, string Message)
{
    /// <summary>Nothing within it could be read, so nothing within it is wrong besides.</summary>
    public bool IsWhole { get; init; }

    public bool Covers(string path) => path.Equals(Path, StringComparison.OrdinalIgnoreCase)
        || (IsWhole && path.StartsWith($"{Path}:", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The configuration or the command line cannot be used; nothing was started.</summary>
internal sealed class SettingsException(string message) : Exception(message)
{
    public static SettingsException Of(string file, IReadOnlyList<SettingProblem> problems)
    {
        var count = problems.Count == 1 ? "1 mistake" : $"{problems.Count} mistakes";
        var lines = problems.Select(problem => $"  {problem.Path}: {problem.Message}");
        return new SettingsException($"{count} in {file}:\n{string.Join('\n', lines)}");
    }
}
