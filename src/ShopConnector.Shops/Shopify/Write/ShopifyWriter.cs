using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Write.Bulk;
using ShopConnector.Shops.Shopify.Write.Codes;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// Writes a batch in the order that never promises too much: codes, then the fields that show them, then the tags that
/// set mails going, and old codes are retired last.
/// </summary>
internal sealed class ShopifyWriter(GraphQlClient client, BulkWriter bulk)
{
    /// <summary>50 customers fill five calls for fields and one or two documents; more would save no points.</summary>
    public const int BatchSize = 50;

    /// <summary>Lines of one bulk operation, a few megabytes; what is cut off is read back in one go.</summary>
    public const int LargeBatchSize = 5_000;

    private const int MutationsPerDocumentMost = 100;

    private readonly ShopCurrency _currency = new(client);
    private readonly BulkTally _bulk = new();
    private long _single;
    private long _values;
    private long _removals;

    /// <summary>Documents of the largest size that could have carried what did not go in bulk.</summary>
    public long LowerBound => _bulk.LowerBound + Documents(
        Math.Max(0, _single + Documents(_values, FieldWriter.ValuesPerCall)
            + Documents(_removals, FieldWriter.RemovalsPerCall) - _bulk.Calls),
        MutationsPerDocumentMost);

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(
        IReadOnlyList<CustomerChange> changes, ILargeWriteLog log, CancellationToken ct)
    {
        var sender = new MutationSender(client, bulk, _bulk, log);
        var codes = new CodeWriter(client, sender, _currency);
        var all = changes.Select(change => new ChangeProgress(change)).ToList();
        var batch = all.Where(progress => progress.Change.ChangesCustomer).Where(IsWritable).ToList();
        await codes.IssueAsync(batch, ct);
        await new FieldWriter(client, sender).WriteAsync(batch, ct);
        await new TagWriter(client, sender).WriteAsync(batch, ct);
        await codes.RetireAsync(batch, ct);
        await new OrderRuleWriter(client, sender).WriteAsync(all, ct);
        all.ForEach(Count);
        return [.. all.Select(progress => progress.Outcome())];
    }

    private static bool IsWritable(ChangeProgress progress)
    {
        var customer = progress.Change.Customer;
        if (customer.IsGuest)
            progress.Refuse("A guest has no account in the shop, so there is nothing to write on.");
        else if (customer.Id.Length == 0 || !customer.Id.All(char.IsAsciiDigit))
            progress.Refuse("The customer's id is not one of Shopify's numbers.");
        else
            return true;

        return false;
    }

    private void Count(ChangeProgress progress)
    {
        var change = progress.Change;
        _single += change.Issue.Length + change.Retire.Length
            + (change.AddTags.IsEmpty ? 0 : 1) + (change.RemoveTags.IsEmpty ? 0 : 1)
            + change.Orders.Sum(CallsOf);
        var removals = change.Fields.Count(field => field.To is null);
        _removals += removals;
        _values += change.Fields.Length - removals;
    }

    private static int CallsOf(OrderChange order) =>
        1 + (order.AddTags.IsEmpty ? 0 : 1) + (order.RemoveTags.IsEmpty ? 0 : 1)
        + (order.Hold || order.Release ? 1 : 0);

    private static long Documents(long calls, int most) => (calls + most - 1) / most;
}
