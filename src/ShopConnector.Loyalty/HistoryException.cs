namespace ShopConnector.Loyalty;

/// <summary>
/// A history that cannot be counted. Every problem found in the member is in the list, place and remedy named.
/// </summary>
public sealed class HistoryException(IReadOnlyList<string> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
