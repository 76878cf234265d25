using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.GraphQl;
using ShopConnector.Sandbox.Shopify.Schema;

namespace ShopConnector.Sandbox.Shopify.Bulk;

/// <summary>
/// Writes the file of an operation piece by piece: one object a line, children behind their parent with its id last,
/// slashes escaped. Nodes are answered one by one and the file is kept packed, so that a large shop is never a tree in
/// memory. What changes meanwhile is in it or not, as it comes.
/// </summary>
internal sealed class BulkRun : IDisposable
{
    // Without grouping, children of so many parents come mixed behind them.
    private const int ParentsMixed = 20;

    private readonly AdminApi _api;
    private readonly RequestContext _context;
    private readonly BulkOperation _operation;
    private readonly SeededRandom _random;
    private readonly MemoryStream _packed = new();
    private readonly GZipStream _file;
    private readonly List<JsonObject> _children = [];
    private readonly IEnumerator<Action> _steps;
    private byte[]? _last;
    private long _done;
    private long _all;

    public BulkRun(BulkOperation operation, AdminApi api, RequestContext context)
    {
        (_operation, _api, _context) = (operation, api, context);
        _random = SeededRandom.For(context.Shop.Seed, "order of children", operation.Id);
        _file = new GZipStream(_packed, CompressionLevel.Fastest, leaveOpen: true);
        _steps = (operation.IsMutation ? Mutations() : Nodes()).GetEnumerator();
    }

    /// <summary>Lines so far.</summary>
    public long Objects { get; private set; }

    /// <summary>Lines that have no parent.</summary>
    public long Roots { get; private set; }

    public long Bytes { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>The caller's scopes do not reach what was asked for.</summary>
    public bool IsDenied { get; private set; }

    public double Share => _all == 0 ? 0 : (double)_done / _all;

    /// <summary>Closed: the file as it is sent, packed.</summary>
    public ReadOnlyMemory<byte> Packed { get; private set; }

    /// <summary>Goes on until so many lines are written, or so much of the work is done.</summary>
    public void Advance(long objects, double share)
    {
        while (!IsDone && Objects + _children.Count < objects && Share <= share)
        {
            if (_steps.MoveNext())
            {
                _steps.Current();
                _done++;
            }
            else
                IsDone = true;
        }
    }

    public void Close(bool isShort)
    {
        Mix();
        if (!isShort && _last is not null)
            Write(_last);
        _file.Dispose();
        Packed = _packed.ToArray();
        Dispose();
    }

    public void Dispose()
    {
        _file.Dispose();
        _packed.Dispose();
        _steps.Dispose();
    }

    private IEnumerable<Action> Nodes()
    {
        var executor = _api.Executor(_operation.Document, _context);
        var field = (FieldSelection)_operation.Document.Operations[0].Selections[0];
        if (executor.Connection(field) is not { } page)
        {
            IsDenied = true;
            yield break;
        }
        _all = page.Items.Count;
        var connection = AdminSchema.Instance.Root(OperationKind.Query).Fields[field.Name].Type.Name;
        var type = AdminSchema.Instance[AdminSchema.Instance[connection].Fields["nodes"].Type.Name];
        foreach (var selections in BulkShape.NodesOf(field.Selections!.Value))
            foreach (var item in page.Items)
                yield return () => Node(executor, selections, type, item.Node);
    }

    private void Node(Executor executor, ImmutableArray<Selection> selections, SchemaType type, object source)
    {
        var cost = 0m;
        if (executor.Object(selections, executor.TypeOf(type, source), source, [], ref cost) is { } node)
            Add(node, parent: null);
        IsDenied |= executor.Errors.Exists(error => error.Code == "ACCESS_DENIED");
        if (_operation.IsGrouped || _done % ParentsMixed == ParentsMixed - 1)
            Mix();
    }

    private void Add(JsonObject node, string? parent)
    {
        var inside = new List<JsonNode>();
        foreach (var (name, value) in node.ToList())
            if (value is JsonObject inner && inner["edges"] is JsonArray edges)
            {
                inside.AddRange(edges.Select(edge => edge!["node"]!));
                node.Remove(name);
            }
        if (parent is null)
        {
            Roots++;
            Line(node);
        }
        else
        {
            node["__parentId"] = parent;
            _children.Add(node);
        }
        foreach (var child in inside)
            Add(child.AsObject(), (string?)node["id"]);
    }

    private void Mix()
    {
        if (!_operation.IsGrouped)
            _random.Shuffle(_children);
        _children.ForEach(Line);
        _children.Clear();
    }

    private IEnumerable<Action> Mutations()
    {
        var lines = _operation.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _all = lines.Length;
        foreach (var text in lines)
            yield return () =>
            {
                var answer = JsonNode.Parse(text) is JsonObject variables
                    ? _api.RunLine(_operation.Document, variables, _context)
                    : new JsonObject { ["errors"] = new JsonArray() };
                answer["__lineNumber"] = Objects;
                Roots++;
                Line(answer);
            };
    }

    private void Line(JsonObject json)
    {
        Objects++;
        if (_last is not null)
            Write(_last);
        var text = json.ToJsonString(Answers.Json).Replace("/", "\\/", StringComparison.Ordinal);
        _last = Encoding.UTF8.GetBytes(text + "\n");
    }

    private void Write(byte[] line)
    {
        Bytes += line.Length;
        _file.Write(line);
    }
}
