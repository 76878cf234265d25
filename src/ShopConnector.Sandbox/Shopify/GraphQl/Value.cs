using System.Collections.Immutable;
using System.Globalization;

namespace ShopConnector.Sandbox.Shopify.GraphQl;

/// <summary>A value as it was written in a document.</summary>
internal abstract record Value(Place Place)
{
    /// <summary>The value spelled as in a document; refusals quote it.</summary>
    public abstract override string ToString();
}

internal sealed record VariableValue(string Name, Place Place) : Value(Place)
{
    public override string ToString() => $"${Name}";
}

internal sealed record NullValue(Place Place) : Value(Place)
{
    public override string ToString() => "null";
}

internal sealed record BooleanValue(bool Flag, Place Place) : Value(Place)
{
    public override string ToString() => Flag ? "true" : "false";
}

internal sealed record IntValue(long Number, Place Place) : Value(Place)
{
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}

internal sealed record FloatValue(decimal Number, Place Place) : Value(Place)
{
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}

internal sealed record StringValue(string Text, Place Place) : Value(Place)
{
    public override string ToString() => $"\"{Text}\"";
}

internal sealed record EnumValue(string Name, Place Place) : Value(Place)
{
    public override string ToString() => Name;
}

internal sealed record ListValue(ImmutableArray<Value> Items, Place Place) : Value(Place)
{
    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

internal sealed record ObjectValue(ImmutableArray<Argument> Fields, Place Place) : Value(Place)
{
    public override string ToString() =>
        $"{{{string.Join(", ", Fields.Select(field => $"{field.Name}: {field.Value}"))}}}";
}
