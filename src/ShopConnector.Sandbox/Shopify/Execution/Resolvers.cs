using System.Diagnostics.CodeAnalysis;

namespace ShopConnector.Sandbox.Shopify.Execution;

internal delegate object? Resolve(object source, FieldContext context);

/// <summary>How each field of each type is answered. One file per type fills it.</summary>
internal sealed class Resolvers
{
    private readonly Dictionary<(string Type, string Field), Resolve> _fields = [];
    private readonly Dictionary<Type, string> _names = [];

    public TypeFields<T> On<T>(string type)
        where T : notnull
    {
        _names.TryAdd(typeof(T), type);
        return new TypeFields<T>((field, resolve) => _fields.Add((type, field), resolve));
    }

    public bool TryFind(string type, string field, [MaybeNullWhen(false)] out Resolve resolve) =>
        _fields.TryGetValue((type, field), out resolve);

    /// <summary>The object type of what a field of an interface or a union returned.</summary>
    public string TypeOf(object source) => source switch
    {
        Typed typed => typed.Type,
        Payload { Type: { } type } => type,
        _ => _names[source.GetType()],
    };
}

internal sealed class TypeFields<T>(Action<string, Resolve> add)
{
    public TypeFields<T> Field(string name, Func<T, object?> read)
    {
        add(name, (source, _) => read((T)source));
        return this;
    }

    public TypeFields<T> Field(string name, Func<T, FieldContext, object?> read)
    {
        add(name, (source, context) => read((T)source, context));
        return this;
    }
}

/// <summary>A source that shows itself as different types in different places of the schema.</summary>
internal sealed record Typed(string Type, object Source);

/// <summary>An object made for one answer: its fields are its entries.</summary>
internal sealed class Payload(string? type = null) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    /// <summary>Only needed where an interface or a union is returned.</summary>
    public string? Type => type;
}

/// <summary>The one object from which the root fields start.</summary>
internal sealed class Root
{
    public static Root Instance { get; } = new();
}
