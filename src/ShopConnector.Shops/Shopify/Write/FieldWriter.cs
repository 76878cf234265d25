using System.Globalization;
using System.Text.Json;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// Sets and removes the card's metafields, those of many customers in one call because a call costs the same whatever
/// it holds. A call is all or nothing: when the shop objects to one customer, the others are sent again without it.
/// </summary>
internal sealed class FieldWriter(MutationSender sender)
{
    public const int ValuesPerCall = 25;
    public const int RemovalsPerCall = 250;

    private const string OwnerUnknown = "Owner does not exist";

    public async Task WriteAsync(IReadOnlyList<ChangeProgress> batch, CancellationToken ct)
    {
        await SendAsync(batch, field => field.To is not null, ValuesPerCall, SetCall, ct);
        await SendAsync(batch, field => field.To is null, RemovalsPerCall, DeleteCall, ct);
    }

    private async Task SendAsync(
        IReadOnlyList<ChangeProgress> batch, Func<FieldChange, bool> wanted, int most,
        Func<List<FieldWrite>, GraphQlCall> call, CancellationToken ct)
    {
        var packs = Pack(batch.Where(progress => progress.Open)
            .Select(progress => new FieldWrite(progress, [.. Promised(progress).Where(wanted)]))
            .Where(write => write.Fields.Length > 0), most);
        while (packs.Count > 0)
        {
            var again = new List<List<FieldWrite>>();
            await sender.SendAsync(
                "writing fields",
                packs.ConvertAll(
                    pack => new PendingCall(call(pack), errors => again.AddRange(Settle(pack, errors)))),
                ct);
            packs = again;
        }
    }

    // A code that could not be made must not be shown as the customer's offer.
    private static IEnumerable<FieldChange> Promised(ChangeProgress progress) => progress.Change.Fields.Where(
        field => !progress.CodeRefused || field.To is null
            || field.Field is not (CardField.OfferCode or CardField.OfferUntil or CardField.ReferralCode));

    private static List<List<FieldWrite>> Pack(IEnumerable<FieldWrite> writes, int most)
    {
        var packs = new List<List<FieldWrite>>();
        var room = 0;
        foreach (var write in writes)
        {
            if (write.Fields.Length > room)
            {
                packs.Add([]);
                room = most;
            }

            packs[^1].Add(write);
            room -= write.Fields.Length;
        }

        return packs;
    }

    /// <summary>What is left to send again: all but those objected to, or each alone when nobody is named.</summary>
    private static IEnumerable<List<FieldWrite>> Settle(List<FieldWrite> pack, UserError[] errors)
    {
        if (errors.Length == 0)
        {
            foreach (var write in pack)
                write.MarkWritten();
            return [];
        }

        var objections = errors.GroupBy(error => Culprit(pack, error)).ToList();
        if (objections.TrueForAll(group => group.Key is null))
        {
            if (pack.Count > 1)
                return pack.Select(write => new List<FieldWrite> { write });

            pack[0].Object(errors);
            return [];
        }

        foreach (var group in objections.Where(group => group.Key is not null))
            group.Key!.Object(group);

        var rest = pack.Except(objections.Select(group => group.Key!)).ToList();
        return rest.Count > 0 ? [rest] : [];
    }

    /// <summary>An objection's path is <c>metafields, 7, value</c>: the number counts the values of the call.</summary>
    private static FieldWrite? Culprit(List<FieldWrite> pack, UserError error)
    {
        if (pack.Count == 1)
            return pack[0];

        if (error.Field is not [_, var text, ..]
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;

        foreach (var write in pack)
        {
            if (index < write.Fields.Length)
                return write;

            index -= write.Fields.Length;
        }

        return null;
    }

    private static GraphQlCall SetCall(List<FieldWrite> pack) => new(
        Documents.MetafieldsSet,
        JsonSerializer.SerializeToNode(
            new MetafieldSetVariables([.. pack.SelectMany(write => write.Fields.Select(field => new MetafieldValue(
                write.Progress.CustomerId, CardFields.Namespace, CardFields.Key(field.Field),
                CardFields.Type(field.Field), field.To!)))]),
            ShopifyJson.Default.MetafieldSetVariables)!.AsObject());

    private static GraphQlCall DeleteCall(List<FieldWrite> pack) => new(
        Documents.MetafieldsDelete,
        JsonSerializer.SerializeToNode(
            new MetafieldDeleteVariables([.. pack.SelectMany(write => write.Fields.Select(field => new MetafieldName(
                write.Progress.CustomerId, CardFields.Namespace, CardFields.Key(field.Field))))]),
            ShopifyJson.Default.MetafieldDeleteVariables)!.AsObject());

    private sealed record FieldWrite(ChangeProgress Progress, FieldChange[] Fields)
    {
        public void MarkWritten()
        {
            foreach (var field in Fields)
                Progress.MarkWritten(field);
        }

        public void Object(IEnumerable<UserError> errors)
        {
            var messages = errors.Select(error => error.Message).ToList();
            if (messages.Exists(message => message.Contains(OwnerUnknown, StringComparison.OrdinalIgnoreCase)))
                Progress.MarkGone();
            else
                Progress.Refuse($"Fields: {string.Join(" ", messages)}");
        }
    }
}
