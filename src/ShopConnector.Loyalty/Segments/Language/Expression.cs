using System.Collections.Immutable;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Segments.Language;

/// <summary>A query as data. Two expressions are equal when they say the same in the same order.</summary>
internal abstract record Expression
{
    /// <summary>In the query's order.</summary>
    public IEnumerable<Clause> Clauses() => this switch
    {
        AnyOf any => any.Parts.SelectMany(part => part.Clauses()),
        AllOf all => all.Parts.SelectMany(part => part.Clauses()),
        Clause clause => [clause],
        _ => throw new InvalidOperationException($"No clauses in {this}."),
    };
}

internal sealed record AnyOf(ImmutableArray<Expression> Parts) : Expression
{
    public bool Equals(AnyOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Length;
}

internal sealed record AllOf(ImmutableArray<Expression> Parts) : Expression
{
    public bool Equals(AllOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Length;
}

/// <param name="Subject">The attribute or function that the clause is about.</param>
internal abstract record Clause(Term Subject) : Expression;

internal sealed record DateClause(Term Subject, DateTest Test) : Clause(Subject);

/// <param name="Argument">Of a function such as <c>top_vendor_share('Wella')</c>.</param>
internal sealed record NumberClause(Term Subject, string? Argument, NumberTest Test) : Clause(Subject);

internal sealed record ListClause(Term Subject, bool Negated, string Value) : Clause(Subject);

/// <summary>Text and choice alike: a choice is a text of which the parser knows all values.</summary>
internal sealed record TextClause(Term Subject, TextTest Test) : Clause(Subject);

/// <param name="Negated">The operator is <c>!=</c>.</param>
internal sealed record TruthClause(Term Subject, bool Negated, bool Value) : Clause(Subject);

/// <summary><c>BETWEEN</c> of the digits that a postcode begins with; both ends have as many.</summary>
internal sealed record PostcodeClause(Term Subject, string From, string To) : Clause(Subject);

internal sealed record BirthdayClause(Term Subject, DateTest Test) : Clause(Subject);

internal sealed record MatchesClause(Term Subject, bool Negated, ImmutableArray<Condition> Conditions) : Clause(Subject)
{
    public bool Equals(MatchesClause? other) =>
        other is not null && Subject == other.Subject && Negated == other.Negated &&
        Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => HashCode.Combine(Subject, Negated, Conditions.Length);
}
