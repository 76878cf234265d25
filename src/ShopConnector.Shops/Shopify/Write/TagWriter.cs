using System.Collections.Immutable;
using System.Text.Json;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// Adds and removes tags one by one by name; never writes a customer's whole list, which would take away what the
/// merchant added in the meantime. Adding what is there and removing what is not are no errors, so repeats are safe.
/// </summary>
internal sealed class TagWriter(GraphQlClient client, MutationSender sender)
{
    private const string Operation = "writing tags";
    private const string CustomerUnknown = "Customer does not exist";

    private readonly TagRoom _room = new(client);

    public async Task WriteAsync(IReadOnlyList<ChangeProgress> batch, CancellationToken ct)
    {
        var refused = new List<ChangeProgress>();
        await sender.SendAsync(
            Operation, batch.Where(progress => progress.Open).SelectMany(one => Calls(one, refused)).ToList(), ct);

        // By now our own tags that go are off, and have made room.
        var fitting = await _room.FindAsync(refused, ct);
        await sender.SendAsync(Operation, fitting.Where(one => !one.Tags.IsEmpty).Select(Again).ToList(), ct);
    }

    private static IEnumerable<PendingCall> Calls(ChangeProgress progress, List<ChangeProgress> refused)
    {
        var (adds, removes) = (progress.Change.AddTags, progress.Change.RemoveTags);
        if (!adds.IsEmpty && Sound(progress, adds))
        {
            yield return new PendingCall(
                Call(Documents.TagsAdd, progress, adds),
                errors => Settle(
                    progress, errors, () => progress.MarkTagsAdded(adds), () => Refuse(progress, errors, refused)))
            {
                Parts = Parts(progress, WritePartKind.AddTag, adds),
            };
        }

        if (!removes.IsEmpty && Sound(progress, removes))
        {
            yield return new PendingCall(
                Call(Documents.TagsRemove, progress, removes),
                errors => Settle(
                    progress, errors, progress.MarkTagsRemoved, () => progress.Refuse(Reason(errors))))
            {
                Parts = Parts(progress, WritePartKind.RemoveTag, removes),
            };
        }
    }

    /// <summary>Shopify gives no code where a customer is full; what has one is about something else.</summary>
    private static void Refuse(ChangeProgress progress, UserError[] errors, List<ChangeProgress> refused)
    {
        if (errors.Any(error => error.Code is not null))
            progress.Refuse(Reason(errors));
        else
            refused.Add(progress);
    }

    private static PendingCall Again(FittingTags fitting)
    {
        var (progress, tags) = fitting;
        return new PendingCall(
            Call(Documents.TagsAdd, progress, tags),
            errors => Settle(
                progress, errors, () => progress.MarkTagsAdded(tags), () => progress.Refuse(Reason(errors))))
        {
            Parts = Parts(progress, WritePartKind.AddTag, tags),
        };
    }

    private static ImmutableArray<WritePart> Parts(
        ChangeProgress progress, WritePartKind kind, ImmutableArray<string> tags) =>
        [.. tags.Select(tag => progress.Part(kind, tag))];

    /// <summary>Shopify splits a tag at its commas and would touch tags that are not ours.</summary>
    private static bool Sound(ChangeProgress progress, ImmutableArray<string> tags)
    {
        if (tags.FirstOrDefault(tag => tag.Contains(',', StringComparison.Ordinal)) is not { } bad)
            return true;

        progress.Refuse(
            $"The tag '{bad}' holds a comma, at which Shopify would split it. Rename the segment's tag.",
            forGood: true);
        return false;
    }

    private static GraphQlCall Call(GraphQlDocument document, ChangeProgress progress, ImmutableArray<string> tags) =>
        new(document, JsonSerializer.SerializeToNode(
            new TagVariables(progress.CustomerId, [.. tags]), ShopifyJson.Default.TagVariables)!.AsObject());

    private static void Settle(ChangeProgress progress, UserError[] errors, Action done, Action refused)
    {
        if (errors.Length == 0)
            done();
        else if (errors.Any(e => e.Message.Contains(CustomerUnknown, StringComparison.OrdinalIgnoreCase)))
            progress.MarkGone();
        else
            refused();
    }

    private static string Reason(UserError[] errors) => $"Tags: {Objections.Text(errors)}";
}
