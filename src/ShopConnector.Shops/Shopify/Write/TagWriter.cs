using System.Collections.Immutable;
using System.Text.Json;
using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>
/// Adds and removes tags one by one by name; never writes a customer's whole list, which would take away what the
/// merchant added in the meantime. Adding what is there and removing what is not are no errors, so repeats are safe.
/// </summary>
internal sealed class TagWriter(MutationSender sender)
{
    private const string CustomerUnknown = "Customer does not exist";

    public Task WriteAsync(IReadOnlyList<ChangeProgress> batch, CancellationToken ct) =>
        sender.SendAsync("writing tags", batch.Where(progress => progress.Open).SelectMany(Calls).ToList(), ct);

    private static IEnumerable<PendingCall> Calls(ChangeProgress progress)
    {
        var (adds, removes) = (progress.Change.AddTags, progress.Change.RemoveTags);
        if (!adds.IsEmpty && Sound(progress, adds))
        {
            yield return new PendingCall(
                Call(Documents.TagsAdd, progress, adds), errors => Settle(progress, errors, progress.MarkTagsAdded));
        }

        if (!removes.IsEmpty && Sound(progress, removes))
        {
            yield return new PendingCall(
                Call(Documents.TagsRemove, progress, removes),
                errors => Settle(progress, errors, progress.MarkTagsRemoved));
        }
    }

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

    private static void Settle(ChangeProgress progress, UserError[] errors, Action done)
    {
        if (errors.Length == 0)
            done();
        else if (errors.Any(e => e.Message.Contains(CustomerUnknown, StringComparison.OrdinalIgnoreCase)))
            progress.MarkGone();
        else
            progress.Refuse($"Tags: {string.Join(" ", errors.Select(e => e.Message))}");
    }
}
