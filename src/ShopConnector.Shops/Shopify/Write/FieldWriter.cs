using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// Sets and removes the card's metafields, those of many customers in one call because a call costs the same whatever
/// it holds. A call is all or nothing: when the shop objects to one customer, the others are sent again without it. A
/// value is set only over the version it was planned for; where somebody else has written, the versions are read anew.
/// </summary>
internal sealed class FieldWriter(GraphQlClient client, MutationSender sender)
{
    public const int ValuesPerCall = 25;
    public const int RemovalsPerCall = 250;

    // Seven objects for each customer: a dearer document might not fit into a small bucket.
    private const int CustomersPerLook = 25;

    // Whoever writes a field of ours more often than this is a program, and would win for ever.
    private const int LooksMost = 3;

    private static readonly string[] OtherVersion = ["STALE_OBJECT", "INVALID_COMPARE_DIGEST"];

    public async Task WriteAsync(IReadOnlyList<ChangeProgress> batch, CancellationToken ct)
    {
        await SetAsync(Pack(Wanted(batch, field => field.To is not null), ValuesPerCall), ct);
        await RemoveAsync(Pack(Wanted(batch, field => field.To is null), RemovalsPerCall), ct);
    }

    private async Task SetAsync(List<List<FieldWrite>> packs, CancellationToken ct)
    {
        while (packs.Count > 0)
        {
            var again = new List<List<FieldWrite>>();
            var stale = new List<FieldWrite>();
            await sender.SendAsync(
                "writing fields",
                packs.ConvertAll(pack => new PendingCall(
                    SetCall(pack), (MutationResult result) => again.AddRange(Settle(pack, result, stale)))
                {
                    Parts = Parts(pack),
                }),
                ct);
            again.AddRange(Pack(await LookAsync(stale, ct), ValuesPerCall));
            packs = again;
        }
    }

    private async Task RemoveAsync(List<List<FieldWrite>> packs, CancellationToken ct)
    {
        while (packs.Count > 0)
        {
            var again = new List<List<FieldWrite>>();
            await sender.SendAsync(
                "writing fields",
                packs.ConvertAll(pack => new PendingCall(
                    DeleteCall(pack), (MutationResult result) => again.AddRange(Settle(pack, result, stale: [])))
                {
                    Parts = Parts(pack),
                }),
                ct);
            packs = again;
        }
    }

    private static ImmutableArray<WritePart> Parts(List<FieldWrite> pack) => [.. pack.SelectMany(write => write.Parts)];

    private static IEnumerable<FieldWrite> Wanted(
        IReadOnlyList<ChangeProgress> batch, Func<FieldChange, bool> wanted) => batch
        .Where(progress => progress.Open)
        .Select(progress => new FieldWrite(progress, [.. progress.Promised().Where(wanted)]))
        .Where(write => write.Fields.Length > 0);

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
    private static IEnumerable<List<FieldWrite>> Settle(
        List<FieldWrite> pack, MutationResult result, List<FieldWrite> stale)
    {
        if (result.UserErrors.Length == 0)
        {
            var digests = result.Metafields ?? [];
            var at = 0;
            foreach (var write in pack)
            {
                write.MarkWritten(write.Fields.Select((_, i) => digests.ElementAtOrDefault(at + i)?.CompareDigest));
                at += write.Fields.Length;
            }

            return [];
        }

        var objections = result.UserErrors.GroupBy(error => Culprit(pack, error)).ToList();
        if (objections.TrueForAll(group => group.Key is null))
        {
            if (pack.Count > 1)
                return pack.Select(write => new List<FieldWrite> { write });

            pack[0].Object(result.UserErrors);
            return [];
        }

        var rest = pack.Except(objections.Select(group => group.Key!)).ToList();
        foreach (var group in objections.Where(group => group.Key is not null))
        {
            var write = group.Key!;
            var final = group.Where(error => write.Asked >= LooksMost || !OtherVersion.Contains(error.Code)).ToList();
            if (final.Count < group.Count())
                stale.AddRange(Sound(pack, write, final));
            else
                rest.AddRange(Sound(pack, write, final));
        }

        return rest.Count > 0 ? [rest] : [];
    }

    /// <summary>The customer's values that nothing is wrong with: one of them must not hold up the others.</summary>
    private static FieldWrite[] Sound(List<FieldWrite> pack, FieldWrite write, List<UserError> final)
    {
        if (final.Count == 0)
            return [write];

        write.Object(final);
        var first = pack.TakeWhile(other => other != write).Sum(other => other.Fields.Length);
        var wrong = final.ConvertAll(error => Index(error) - first);
        return write.Progress.Open && write.Without(wrong) is { Fields.Length: > 0 } left ? [left] : [];
    }

    /// <summary>An objection's path is <c>metafields, 7, value</c>: the number counts the values of the call.</summary>
    private static FieldWrite? Culprit(List<FieldWrite> pack, UserError error)
    {
        if (pack.Count == 1)
            return pack[0];

        if (Index(error) is not { } index)
            return null;

        foreach (var write in pack)
        {
            if (index < write.Fields.Length)
                return write;

            index -= write.Fields.Length;
        }

        return null;
    }

    public static int? Index(UserError error) =>
        error.Field is [_, var text, ..]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    /// <summary>The versions of now. The fields are ours: what somebody typed there meanwhile is overwritten.</summary>
    private async Task<IReadOnlyList<FieldWrite>> LookAsync(List<FieldWrite> stale, CancellationToken ct)
    {
        var left = new List<FieldWrite>();
        foreach (var some in stale.Chunk(CustomersPerLook))
        {
            var ids = new JsonArray([.. some.Select(write => (JsonNode?)JsonValue.Create(write.Progress.CustomerId))]);
            var answer = await client.QueryAsync(
                Documents.FieldVersions, new JsonObject { ["ids"] = ids },
                ShopifyJson.Default.GraphQlResponseFieldVersionsAnswer, ct);
            foreach (var write in some)
            {
                if (answer.Nodes.FirstOrDefault(node => node?.Id == write.Progress.CustomerId) is { } found)
                    left.Add(write.Against(found));
                else
                    write.Progress.MarkGone();
            }
        }

        return [.. left.Where(write => write.Fields.Length > 0)];
    }

    private static GraphQlCall SetCall(List<FieldWrite> pack) => new(
        Documents.MetafieldsSet,
        new JsonObject { ["metafields"] = new JsonArray([.. pack.SelectMany(write => write.Values())]) });

    private static GraphQlCall DeleteCall(List<FieldWrite> pack) => new(
        Documents.MetafieldsDelete,
        JsonSerializer.SerializeToNode(
            new MetafieldDeleteVariables([.. pack.SelectMany(write => write.Fields.Select(field => new MetafieldName(
                write.Progress.CustomerId, CardFields.Namespace, CardFields.Key(field.Field))))]),
            ShopifyJson.Default.MetafieldDeleteVariables)!.AsObject());
}
