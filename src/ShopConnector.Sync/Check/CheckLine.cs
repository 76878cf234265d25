namespace ShopConnector.Sync.Check;

public enum CheckResult { Ok, Warning, Problem }

/// <summary>
/// One line of <c>check</c>: what was looked at, whether it is in order, and what to do when it is not.
/// </summary>
public sealed record CheckLine(string Subject, CheckResult Result, string Found, string? Remedy = null);
