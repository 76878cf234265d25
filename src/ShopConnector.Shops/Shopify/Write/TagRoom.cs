using System.Collections.Immutable;
using ShopConnector.Loyalty.Tags;
using ShopConnector.Shops.Shopify.Api;

namespace ShopConnector.Shops.Shopify.Write;

internal sealed record TagsHeldAnswer(TagsHeldNode?[] Nodes);

internal sealed record TagsHeldNode(string Id, string[] Tags);

/// <summary>Of the tags that a customer was refused, those that there is room for.</summary>
internal sealed record FittingTags(ChangeProgress Progress, ImmutableArray<string> Tags);

/// <summary>
/// A customer has at most 250 tags, and Shopify adds all that it is given or none. Whoever is refused is looked at, and
/// gets as many as there is room for, in the plan's order, which has the most valuable first. No tag makes way: what
/// is not ours is the merchant's, and what is ours is still deserved.
/// </summary>
internal sealed class TagRoom(GraphQlClient client)
{
    public const int TagsMost = 250;

    private const int CustomersPerLook = 50;

    /// <summary>What to send once more; what will not fit is refused.</summary>
    public async Task<IReadOnlyList<FittingTags>> FindAsync(
        IReadOnlyList<ChangeProgress> refused, CancellationToken ct)
    {
        var found = new List<FittingTags>();
        foreach (var some in refused.Chunk(CustomersPerLook))
        {
            var answers = await client.QueryManyAsync(
                Documents.TagsHeld, [.. some.Select(one => one.CustomerId)],
                ShopifyJson.Default.GraphQlResponseTagsHeldAnswer, ct);
            var held = answers.SelectMany(answer => answer.Nodes).OfType<TagsHeldNode>()
                .ToDictionary(node => node.Id, node => new TagSet(node.Tags), StringComparer.Ordinal);
            foreach (var one in some)
            {
                if (held.TryGetValue(one.CustomerId, out var tags))
                    found.Add(new FittingTags(one, Fitting(one, tags)));
                else
                    one.MarkGone();
            }
        }

        return found;
    }

    private static ImmutableArray<string> Fitting(ChangeProgress progress, TagSet held)
    {
        var missing = new TagSet(progress.Change.AddTags).Except(held);

        // Shopify added none of them, so that what is there is somebody else's; as ours we would take it off one day.
        progress.MarkTagsFound(progress.Change.AddTags.Where(held.Contains));
        var room = Math.Max(0, TagsMost - held.Count);
        if (missing.Count > room)
            progress.Refuse(Full(held.Count, missing.Skip(room)), forGood: true);

        return [.. missing.Take(room)];
    }

    private static string Full(int held, IEnumerable<string> left) =>
        $"The customer carries {held} tags; Shopify allows {TagsMost}, so there is no room for: "
        + $"{string.Join(", ", left)}. Take tags off the customer that nobody needs.";
}
