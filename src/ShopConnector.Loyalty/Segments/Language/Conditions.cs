using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Language;

internal enum Operator { Equal, NotEqual, Greater, GreaterOrEqual, Less, LessOrEqual, Between, IsNull, IsNotNull }

/// <param name="Upper">Of BETWEEN only.</param>
internal readonly record struct NumberTest(Operator Operator, decimal Value, decimal Upper = 0m);

/// <param name="Value">Meaningless for IS NULL.</param>
/// <param name="Upper">Of BETWEEN only.</param>
internal readonly record struct DateTest(Operator Operator, DateValue Value, DateValue Upper = default);

/// <param name="Negated">The operator is <c>!=</c>.</param>
internal readonly record struct TextTest(bool Negated, string Value);

/// <summary>One condition within MATCHES: a filter of orders or lines, or a test of what the filters leave.</summary>
internal abstract record Condition(Term Parameter);

internal sealed record DateCondition(Term Parameter, DateTest Test) : Condition(Parameter);

internal sealed record NumberCondition(Term Parameter, NumberTest Test) : Condition(Parameter);

internal sealed record TextCondition(Term Parameter, TextTest Test) : Condition(Parameter);
