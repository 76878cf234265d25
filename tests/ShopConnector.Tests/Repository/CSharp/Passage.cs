namespace ShopConnector.Tests.Repository.CSharp;

/// <summary>A comment or a literal, with where it begins in its file.</summary>
internal readonly record struct Passage(int Position, string Text);
