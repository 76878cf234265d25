using System.Text;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>
/// Writes the file of an operation that has ended: one object a line, children after their parent with its id last,
/// slashes escaped. Nodes are answered one by one, so that a large shop is never a tree in memory.
/// </summary>
internal sealed class BulkRunner(AdminApi api)
{
    private readonly StringBuilder _file = new();
    private int _objects;
    private int _roots;

    public static BulkResult Run(BulkOperation operation, AdminApi api, RequestContext context)
    {
        var runner = new BulkRunner(api);
        if (operation.IsMutation)
            runner.Mutate(operation, context);
        else
            runner.Query(operation.Document, context);
        return new BulkResult(Encoding.UTF8.GetBytes(runner._file.ToString()), runner._objects, runner._roots);
    }

    private void Query(Document document, RequestContext context)
    {
        var executor = api.Executor(document, context);
        var field = (FieldSelection)document.Operations[0].Selections[0];
        if (executor.Connection(field) is not { } page)
            return;
        var connection = AdminSchema.Instance.Root(OperationKind.Query).Fields[field.Name].Type.Name;
        var type = AdminSchema.Instance[Node(connection)];
        foreach (var selections in BulkShape.NodesOf(field.Selections!.Value))
            foreach (var item in page.Items)
            {
                var cost = 0m;
                var node = executor.Object(selections, executor.TypeOf(type, item.Node), item.Node, [], ref cost);
                if (node is not null)
                    Write(node, parent: null);
            }
    }

    private void Write(JsonObject node, string? parent)
    {
        var children = new List<JsonNode>();
        foreach (var (name, value) in node.ToList())
            if (value is JsonObject inner && inner["edges"] is JsonArray edges)
            {
                children.AddRange(edges.Select(edge => edge!["node"]!));
                node.Remove(name);
            }
        if (parent is null)
            _roots++;
        else
            node["__parentId"] = parent;
        Line(node);
        var id = (string?)node["id"];
        foreach (var child in children)
            Write(child.AsObject(), id);
    }

    private void Mutate(BulkOperation operation, RequestContext context)
    {
        foreach (var text in operation.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var answer = JsonNode.Parse(text) is JsonObject variables
                ? api.RunLine(operation.Document, variables, context)
                : new JsonObject { ["errors"] = new JsonArray() };
            answer["__lineNumber"] = _objects;
            _roots++;
            Line(answer);
        }
    }

    private void Line(JsonObject json)
    {
        _objects++;
        _file.Append(json.ToJsonString(Answers.Json).Replace("/", "\\/", StringComparison.Ordinal)).Append('\n');
    }

    private static string Node(string connection) =>
        AdminSchema.Instance[connection].Fields["nodes"].Type.Name;
}
