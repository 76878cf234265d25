namespace ShopConnector.Sandbox.Shopify.GraphQl;

/// <summary>A reference to a type: <c>ID!</c>, <c>[String!]!</c>, <c>Customer</c>.</summary>
internal abstract record TypeRef
{
    public bool IsNonNull => this is NonNullRef;

    public TypeRef Nullable => this is NonNullRef required ? required.Of : this;

    /// <summary>The innermost type's name.</summary>
    public string Name => this switch
    {
        NonNullRef required => required.Of.Name,
        ListRef list => list.Of.Name,
        NamedRef named => named.TypeName,
        _ => throw new InvalidOperationException("A type reference has three forms."),
    };
}

internal sealed record NamedRef(string TypeName) : TypeRef
{
    public override string ToString() => TypeName;
}

internal sealed record ListRef(TypeRef Of) : TypeRef
{
    public override string ToString() => $"[{Of}]";
}

internal sealed record NonNullRef(TypeRef Of) : TypeRef
{
    public override string ToString() => $"{Of}!";
}
