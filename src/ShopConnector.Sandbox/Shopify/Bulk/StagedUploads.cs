using System.Globalization;
using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>stagedUploadsCreate: where the variables of a bulk mutation are to be sent.</summary>
internal static class StagedUploads
{
    public static void AddTo(Resolvers resolvers) => resolvers.On<Root>("Mutation")
        .Field("stagedUploadsCreate", (_, context) => new Payload
        {
            ["stagedTargets"] = context.Arguments.Objects("input").Select(input => Target(context, input)).ToList(),
            ["userErrors"] = Array.Empty<Payload>(),
        });

    private static Payload Target(FieldContext context, IReadOnlyDictionary<string, object?> input)
    {
        if (input.Text("resource") != "BULK_MUTATION_VARIABLES")
            throw new ResolverException("Access denied for stagedUploadsCreate field.", "ACCESS_DENIED");
        var number = context.Shop.OtherIds.Next().ToString(CultureInfo.InvariantCulture);
        var key = $"tmp/{number}/bulk/{input.Text("filename")}";
        var url = $"{context.Request.BaseUrl}{BulkEndpoints.Uploads}";
        return new Payload
        {
            ["url"] = url,
            ["resourceUrl"] = url,
            ["parameters"] = new[]
            {
                Parameter("Content-Type", input.Text("mimeType")!),
                Parameter("success_action_status", "201"),
                Parameter("acl", "private"),
                Parameter("key", key),
            },
        };
    }

    private static Payload Parameter(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
