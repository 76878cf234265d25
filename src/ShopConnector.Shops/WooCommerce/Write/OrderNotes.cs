using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Sync;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// Private notes of orders. A note takes no metadata, so its own text tells whether it was written before: an answer
/// that was lost must not make two of it.
/// </summary>
internal sealed class OrderNotes(WooClient client)
{
    private const string Operation = "writing order notes";

    public async Task<OrderStep> WriteAsync(OrderStep step, CancellationToken ct)
    {
        if (step.Change.Notes.IsEmpty)
            return step;

        var path = string.Create(CultureInfo.InvariantCulture, $"orders/{step.Id}/notes");
        try
        {
            var held = await HeldAsync(path, ct);
            foreach (var note in step.Change.Notes)
            {
                if (held.Contains(Plain.Text(note.Text) ?? "")
                    || await AddAsync(path, note.Text, ct) is not { } refusal)
                    continue;

                step.Refuse($"did not take its note: {refusal}");
                step = step.Without(note);
            }
        }
        catch (ShopException fault) when (fault.Transient)
        {
            step.Refuse($"has not got its note yet: {fault.Problem}");
            step = step.Change.Notes.Aggregate(step, (left, note) => left.Without(note));
        }

        return step;
    }

    private async Task<HashSet<string>> HeldAsync(string path, CancellationToken ct)
    {
        var answer = await client.GetAsync(
            Operation, new WooQuery(path).With("type", "internal").With("_fields", "id,note"), ct);
        client.Ledger.Single();
        return
        [
            .. answer.Records.Select(record =>
                record.ValueKind == JsonValueKind.Object && record.TryGetProperty("note", out var note)
                    ? Plain.Text(Plain.Scalar(note)) ?? "" : ""),
        ];
    }

    /// <summary>Null when it was written; else why not.</summary>
    private async Task<string?> AddAsync(string path, string text, CancellationToken ct)
    {
        client.Ledger.Single();
        var answer = await client.PostAsync(
            Operation, new WooQuery(path), new JsonObject { ["note"] = text, ["customer_note"] = false }, ct);
        return answer.Refusal is { } refusal ? Plain.Text(refusal.Message) ?? "no reason was given" : null;
    }
}
