using System.Collections.Immutable;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write.Bulk;

/// <summary>What one line of a bulk operation's result says of the parts that the line was to do.</summary>
internal static class LineOutcome
{
    // Whose the code is, or what the value is now, has to be looked up first: the next run does.
    private static readonly string[] Undecided = ["TAKEN", "STALE_OBJECT", "INVALID_COMPARE_DIGEST"];

    /// <param name="result">Null: nothing is known of the line.</param>
    public static IEnumerable<PartOutcome> Of(ImmutableArray<WritePart> parts, MutationResult? result)
    {
        if (result is null)
            return [];

        if (result.UserErrors.Length == 0)
            return parts.Select(part => new PartOutcome(part, Refusal: null));

        // All or nothing: beside the value that is wrong, others were not written either, but would be.
        return result.UserErrors.Where(error => !Undecided.Contains(error.Code))
            .SelectMany(error => Named(parts, error)
                .Select(part => new PartOutcome(part, Objections.Short(error.Message))));
    }

    private static ImmutableArray<WritePart> Named(ImmutableArray<WritePart> parts, UserError error) =>
        FieldWriter.Index(error) is { } index && index < parts.Length ? [parts[index]]
        : parts.Select(part => part.Customer).Distinct().Count() == 1 ? parts : [];
}
