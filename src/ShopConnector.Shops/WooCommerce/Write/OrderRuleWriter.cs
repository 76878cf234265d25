using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.WooCommerce.Client;
using ShopConnector.Shops.WooCommerce.Mapping;
using ShopConnector.Shops.WooCommerce.Rows;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.WooCommerce.Write;

/// <summary>
/// Does with orders what order rules ask for: notes first, each looked for before it is written; then status, tags and
/// mark in one update, so that an order never says it was held without having been.
/// </summary>
internal sealed class OrderRuleWriter(WooClient client, BatchSender sender)
{
    private const string Operation = "looking at orders";
    private const string Looked = "id,status,meta_data";

    private readonly OrderNotes _notes = new(client);

    public async Task WriteAsync(IReadOnlyList<ChangeProgress> all, CancellationToken ct)
    {
        var asked = all.Where(one => !one.IsGone)
            .SelectMany(one => one.Change.Orders.Select(order => new OrderStep(one, order))).ToList();
        if (asked.Count == 0)
            return;

        var now = await LookAsync(asked, ct);
        var steps = new List<OrderStep>(asked.Count);
        foreach (var step in asked)
        {
            // A list may leave out what has just changed, or lies in the trash: only the order itself tells for sure.
            var row = now.GetValueOrDefault(step.Id) ?? await FindAsync(step.Id, ct);
            if (row is null)
                step.Progress.ConfirmGone(step.Change.Order.Id); // What is deleted needs neither tag nor hold.
            else
                steps.Add(await _notes.WriteAsync(step.On(row), ct));
        }

        var items = steps.ConvertAll(step => (JsonNode)step.Item());
        var results = await sender.SendAsync("writing orders", "orders", "update", items, ct);
        foreach (var (step, result) in steps.Zip(results))
            Settle(step, result);
    }

    /// <summary>
    /// As they are now: an order may have been sent, or let go by staff, since it was read; an update would undo that.
    /// </summary>
    private async Task<Dictionary<long, OrderRow>> LookAsync(List<OrderStep> steps, CancellationToken ct)
    {
        var rows = new Dictionary<long, OrderRow>();
        var ids = steps.Select(step => step.Id).Where(id => id > 0).Distinct().ToList();
        foreach (var record in await client.GetByIdsAsync(Operation, ids, Query, ct))
        {
            if (Read(record) is { } row)
                rows[row.Id] = row;
        }

        return rows;
    }

    private static WooQuery Query(IEnumerable<long> ids) => new WooQuery("orders")
        .With("include", string.Join(',', ids)).With("status", "any").With("orderby", "id").With("_fields", Looked);

    private async Task<OrderRow?> FindAsync(long id, CancellationToken ct)
    {
        var query = new WooQuery(string.Create(CultureInfo.InvariantCulture, $"orders/{id}")).With("_fields", Looked);
        client.Ledger.Single();
        return await client.FindAsync(Operation, query, ct) is { } answer ? Read(answer.Body) : null;
    }

    private static void Settle(OrderStep step, BatchResult result)
    {
        if (result.IsUnknownId)
        {
            step.Progress.ConfirmGone(step.Change.Order.Id);
            return;
        }

        if (result.Row is not { } record || Read(record) is not { } row || row.Id != step.Id)
        {
            step.Refuse($"was refused: {result.Message ?? "the shop's answer is for something else"}");
            return;
        }

        var done = step.Do(row.Status, OrderMarkMeta.Tags(row.MetaData), OrderMarkMeta.Mark(row.MetaData));
        if (done is not null)
            step.Progress.Confirm(done);
    }

    private static OrderRow? Read(JsonElement record)
    {
        try
        {
            return record.Deserialize(WooJson.Default.OrderRow);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
