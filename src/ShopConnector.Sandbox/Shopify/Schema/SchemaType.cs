using System.Collections.Immutable;
using ShopConnector.Sandbox.Shopify.GraphQl;

namespace ShopConnector.Sandbox.Shopify.Schema;

internal enum TypeKind { Scalar, Object, Interface, Union, Enum, Input }

/// <summary>One type of the schema; only the members of its kind are filled.</summary>
internal sealed record SchemaType(TypeKind Kind, string Name)
{
    public ImmutableDictionary<string, SchemaField> Fields { get; init; } =
        ImmutableDictionary<string, SchemaField>.Empty;

    /// <summary>Fields of an input type.</summary>
    public ImmutableArray<SchemaArgument> Inputs { get; init; } = [];

    public ImmutableArray<string> Interfaces { get; init; } = [];

    /// <summary>Of a union its members; of an interface the objects that implement it.</summary>
    public ImmutableArray<string> Possible { get; init; } = [];

    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Exactly one field of the input must be given.</summary>
    public bool IsOneOf { get; init; }

    public bool IsLeaf => Kind is TypeKind.Scalar or TypeKind.Enum;
}

internal sealed record SchemaField(string Name, TypeRef Type, ImmutableArray<SchemaArgument> Arguments);

internal sealed record SchemaArgument(string Name, TypeRef Type, Value? Default)
{
    public bool IsRequired => Type.IsNonNull && Default is null;
}
