namespace ShopConnector.Tests.EndToEnd;

/// <summary>What to start, and how long it may take. The defaults start nothing but the host that was built.</summary>
internal sealed record ProcessCall(string Program, IReadOnlyList<string> Arguments)
{
    private static readonly string s_host = Path.Combine(AppContext.BaseDirectory, "shopconnector.dll");

    /// <summary>The configuration and the database are looked for here.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>
    /// Settings such as <c>Shops__0__Url</c>. Of ours only what a program needs to start is handed on.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A process that takes longer hangs: it is killed and the test fails with what it said.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The host as the build left it beside these tests, such as <c>Host(folder, "apply", "--json")</c>.
    /// </summary>
    public static ProcessCall Host(string workingFolder, params string[] arguments) =>
        new(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [s_host, .. arguments])
        {
            WorkingFolder = workingFolder,
        };

    public override string ToString() => $"'{Program} {string.Join(' ', Arguments)}'";
}
