namespace ShopConnector.Tests.Repository.CSharp;

/// <summary>A member of a type that holds statements; attributes and comments above it are not counted.</summary>
internal readonly record struct Member(string Name, int Position, int Lines);
