using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Explaining.Words.English;

/// <summary>
/// Names things as the query does. What <c>evaluate</c> has written once is read by other programs: it stays.
/// </summary>
internal sealed class ContractClauses() : EnglishClauses(Notation.Exact)
{
    public override string Noun(Term term, string? argument = null) => Printer.PrintSubject(term, argument);

    public override string Missing(string noun) => $"there is no {noun}";

    public override string Listed(string value, string noun, bool isListed) =>
        $"'{value}' is {(isListed ? "" : "not ")}in {noun}";

    public override string Truth(Term term, bool isTrue) => $"{term.Name} is {(isTrue ? "true" : "false")}";

    public override string Matching(Term subject, string filters) =>
        filters.Length == 0 ? subject.Name : $"{subject.Name} with {filters}";
}
