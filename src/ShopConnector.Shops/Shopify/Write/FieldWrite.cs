using System.Text.Json.Nodes;
using ShopConnector.Shops.Shopify.Api;
using ShopConnector.Shops.Shopify.Nodes;
using ShopConnector.Sync.Apply;

namespace ShopConnector.Shops.Shopify.Write;

/// <summary>The fields of one customer on their way.</summary>
/// <param name="Asked">How often the shop was asked for the versions, because somebody else had written.</param>
internal sealed record FieldWrite(ChangeProgress Progress, FieldChange[] Fields, int Asked = 0)
{
    private const string OwnerUnknown = "Owner does not exist";

    public IEnumerable<WritePart> Parts =>
        Fields.Select(one => Progress.Part(WritePartKind.Field, one.Field.ToString()));

    public void MarkWritten(IEnumerable<string?> digests)
    {
        foreach (var (field, digest) in Fields.Zip(digests))
            Progress.MarkWritten(field, digest);
    }

    public void Object(IReadOnlyCollection<UserError> errors)
    {
        if (errors.Any(error => error.Message.Contains(OwnerUnknown, StringComparison.OrdinalIgnoreCase)))
            Progress.MarkGone();
        else
            Progress.Refuse($"Fields: {Objections.Text(errors)}");
    }

    /// <param name="wrong">Places among the fields; null: one that was not named, and so may be any.</param>
    public FieldWrite Without(IReadOnlyCollection<int?> wrong) => this with
    {
        Fields = wrong.Contains(null) ? [] : [.. Fields.Where((_, i) => !wrong.Contains(i))],
    };

    /// <summary>
    /// With the versions of now. What holds our value already, by a first sending whose answer was lost, is done.
    /// </summary>
    public FieldWrite Against(FieldVersionsNode versions)
    {
        var left = new List<FieldChange>();
        foreach (var field in Fields)
        {
            var now = versions.Of(field.Field);
            if (now is not null && now.Value == field.To)
                Progress.MarkWritten(field, now.CompareDigest);
            else
                left.Add(field with { From = now?.Value, Digest = now?.CompareDigest });
        }

        return this with { Fields = [.. left], Asked = Asked + 1 };
    }

    public IEnumerable<JsonNode> Values() => Fields.Select(field => Value(Progress.CustomerId, field));

    private static JsonObject Value(string owner, FieldChange field)
    {
        var value = new JsonObject
        {
            ["ownerId"] = owner,
            ["namespace"] = CardFields.Namespace,
            ["key"] = CardFields.Key(field.Field),
            ["type"] = CardFields.Type(field.Field),
            ["value"] = field.To,
        };

        // Null says that there is no such value yet. Of a version that we do not know, nothing is said.
        if (field.Digest is not null || field.From is null)
            value["compareDigest"] = field.Digest;
        return value;
    }
}

internal sealed record FieldVersionsAnswer(FieldVersionsNode?[] Nodes);

internal sealed record FieldVersionsNode
{
    public string? Id { get; init; }

    public ValueNode? Points { get; init; }

    public ValueNode? PointsPending { get; init; }

    public ValueNode? Tier { get; init; }

    public ValueNode? OfferCode { get; init; }

    public ValueNode? OfferUntil { get; init; }

    public ValueNode? ReferralCode { get; init; }

    public ValueNode? Of(CardField field) => field switch
    {
        CardField.Points => Points,
        CardField.PointsPending => PointsPending,
        CardField.Tier => Tier,
        CardField.OfferCode => OfferCode,
        CardField.OfferUntil => OfferUntil,
        CardField.ReferralCode => ReferralCode,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, message: null),
    };
}
