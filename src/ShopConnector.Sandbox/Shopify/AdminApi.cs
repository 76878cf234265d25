using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.Access;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;
using ShopConnector.Sandbox.Shopify.Validation;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify;

/// <param name="OperationName">Needed only where a document holds more than one operation.</param>
internal sealed record GraphQlRequest(string Query, JsonObject Variables, string? OperationName);

/// <summary>
/// One GraphQL request from text to answer, in Shopify's order: parse, validate, read variables, weigh, take points,
/// run, give back what was not used. Called with the shop's gate held.
/// </summary>
internal sealed class AdminApi
{
    private const int InputListMax = 250;
    private const string RateLimits = "https://shopify.dev/api/usage/rate-limits";

    private readonly ShopState _shop;
    private readonly ShopifyState _state;
    private readonly Resolvers _resolvers;

    public AdminApi(ShopState shop, ShopifyState state)
    {
        (_shop, _state) = (shop, state);
        _resolvers = AllFields.Create(this);
    }

    /// <summary>Who answers what.</summary>
    public Resolvers Resolvers => _resolvers;

    public JsonObject Answer(GraphQlRequest request, Caller caller, string baseUrl, string version)
    {
        if (Parser.TryParse(request.Query, out var syntax) is not { } document)
            return Refused(new GraphQlError(syntax!.Placed) { Place = syntax.Place, Code = "PARSE_ERROR" });
        if (Validator.Validate(AdminSchema.Instance, document) is { Count: > 0 } problems)
            return Refused([.. problems]);
        if (Choose(document, request.OperationName, out var unknown) is not { } operation)
            return Refused(unknown!);
        var inputs = new Inputs(AdminSchema.Instance);
        if (inputs.TryVariables(operation, request.Variables, out var invalid) is not { } variables)
            return Refused([.. invalid]);
        return Weighed(
            document, operation, variables, new RequestContext(_shop, _state, caller, baseUrl, Version: version));
    }

    /// <summary>The answer of a caller that is too fast.</summary>
    public JsonObject Throttled(int requested)
    {
        _shop.Counters.Throttled++;
        var error = new GraphQlError("Throttled")
        {
            Code = "THROTTLED",
            Details = new JsonObject { ["documentation"] = RateLimits },
        };
        return new JsonObject
        {
            ["errors"] = new JsonArray(error.ToJson()),
            ["extensions"] = new JsonObject { ["cost"] = Cost(requested, actual: null) },
        };
    }

    /// <summary>Runs one operation outside the request's own accounting: a line of a bulk mutation.</summary>
    public JsonObject RunLine(Document document, JsonObject variables, RequestContext context)
    {
        var operation = document.Operations[0];
        var inputs = new Inputs(AdminSchema.Instance);
        if (inputs.TryVariables(operation, variables, out var invalid) is not { } values)
            return Refused([.. invalid]);
        var executor = new Executor(document, values, context, _resolvers);
        var data = executor.Run(operation, out _);
        return Answer(executor, data);
    }

    public Executor Executor(Document document, RequestContext context) =>
        new(document, new Dictionary<string, object?>(StringComparer.Ordinal), context, _resolvers);

    private JsonObject Weighed(
        Document document, Operation operation, Dictionary<string, object?> variables, RequestContext context)
    {
        var requested = new QueryCost(document, variables).Requested(operation);
        if (TooLongList(operation, variables) is { } tooLong)
            return new JsonObject
            {
                ["errors"] = new JsonArray(tooLong.ToJson()),
                ["extensions"] = new JsonObject { ["cost"] = Cost(requested, actual: null) },
            };
        if (requested > QueryCost.SingleQueryMax)
            return Refused(TooDear(requested));
        if (!_state.Bucket.TryTake(requested, _shop.ExactNow))
            return Throttled(requested);
        var executor = new Executor(document, variables, context, _resolvers);
        var data = executor.Run(operation, out var ran);
        var actual = Math.Min(ran, requested);
        _state.Bucket.GiveBack(requested - actual);
        _shop.Counters.Cost += actual;
        if (operation.Kind == OperationKind.Mutation)
            _shop.Counters.Writes++;
        var answer = Answer(executor, data);
        var extensions = new JsonObject { ["cost"] = Cost(requested, actual) };
        if (context.SearchNotes.Count > 0)
            extensions["search"] = context.SearchNotes;
        answer["extensions"] = extensions;
        return answer;
    }

    private static JsonObject Answer(Executor executor, JsonObject? data)
    {
        var answer = new JsonObject();
        if (executor.Errors.Count > 0)
            answer["errors"] = new JsonArray([.. executor.Errors.Select(error => (JsonNode?)error.ToJson())]);
        answer["data"] = data;
        return answer;
    }

    private JsonObject Cost(int requested, int? actual) => new()
    {
        ["requestedQueryCost"] = requested,
        ["actualQueryCost"] = actual,
        ["throttleStatus"] = _state.Bucket.Status(_shop.ExactNow),
    };

    private static Operation? Choose(Document document, string? name, out GraphQlError? error)
    {
        error = null;
        if (string.IsNullOrEmpty(name) && document.Operations.Length == 1)
            return document.Operations[0];
        if (document.Operations.FirstOrDefault(one => one.Name == name && name is not null) is { } chosen)
            return chosen;
        error = new GraphQlError(string.IsNullOrEmpty(name)
            ? "An operation name is required"
            : $"No operation named \"{name}\"");
        return null;
    }

    private static GraphQlError? TooLongList(Operation operation, Dictionary<string, object?> variables)
    {
        foreach (var field in operation.Selections.OfType<FieldSelection>())
            foreach (var argument in field.Arguments)
            {
                var length = argument.Value switch
                {
                    ListValue list => list.Items.Length,
                    VariableValue variable => (variables.GetValueOrDefault(variable.Name) as List<object?>)?.Count ?? 0,
                    _ => 0,
                };
                if (length > InputListMax)
                    return new GraphQlError(
                        $"The input array size of {length} is greater than the maximum allowed of {InputListMax}.")
                    {
                        Place = field.Place,
                        Path = [field.Key, argument.Name],
                        Code = "MAX_INPUT_SIZE_EXCEEDED",
                        IsStatic = true,
                    };
            }
        return null;
    }

    private static GraphQlError TooDear(int requested) =>
        new($"Query cost is {requested}, which exceeds the single query max cost limit ({QueryCost.SingleQueryMax}).")
        {
            Code = "MAX_COST_EXCEEDED",
            Details = new JsonObject
            {
                ["cost"] = requested,
                ["maxCost"] = QueryCost.SingleQueryMax,
                ["documentation"] = RateLimits,
            },
        };

    private static JsonObject Refused(params GraphQlError[] errors) =>
        new() { ["errors"] = new JsonArray([.. errors.Select(error => (JsonNode?)error.ToJson())]) };
}
