using System.Text.Json.Nodes;

namespace ShopConnector.Sandbox.Shopify;

/// <summary>
/// Keeps what was asked and answered, where <c>SANDBOX_EXCHANGES</c> names a folder: one JSON line an exchange, one
/// file a process. So the answers can be held against Shopify's published schema, and a wrong sandbox fails too.
/// </summary>
internal static class ExchangeRecord
{
    /// <summary>Of one document; more of the same teach nothing.</summary>
    private const int MostOfOneDocument = 25;

    private static readonly string? s_folder = Environment.GetEnvironmentVariable("SANDBOX_EXCHANGES");
    private static readonly Lock s_gate = new();
    private static readonly Dictionary<string, int> s_kept = new(StringComparer.Ordinal);

    public static void Keep(GraphQlRequest request, JsonObject answer)
    {
        if (string.IsNullOrEmpty(s_folder))
            return;

        var exchange = new JsonObject
        {
            ["query"] = request.Query,
            ["variables"] = request.Variables.DeepClone(),
            ["operationName"] = request.OperationName,
            ["answer"] = answer.DeepClone(),
        };
        lock (s_gate)
        {
            var kept = s_kept.GetValueOrDefault(request.Query);
            if (kept == MostOfOneDocument)
                return;

            s_kept[request.Query] = kept + 1;
            Directory.CreateDirectory(s_folder);
            File.AppendAllText(
                Path.Combine(s_folder, $"{Environment.ProcessId}.jsonl"), exchange.ToJsonString() + "\n");
        }
    }
}
