using System.Collections.Immutable;

namespace ShopConnector.Sandbox.Shopify.Schema;

/// <summary>Which scope a type or a field asks for; any one of the listed scopes opens it.</summary>
internal sealed record AccessRule(ImmutableArray<string> Scopes, string Sentence)
{
    public bool IsMetBy(IReadOnlySet<string> held) =>
        Scopes.Any(scope => held.Contains(scope)
            // Who may write may read: Shopify grants the reading scope with the writing one.
            || (scope.StartsWith("read_", StringComparison.Ordinal) && held.Contains($"write_{scope[5..]}")));
}

/// <summary>The published list of access scopes, as far as the sandbox's schema goes.</summary>
internal sealed class AccessRules
{
    private readonly Dictionary<(string Type, string Field), AccessRule> _rules = [];

    private AccessRules(string table)
    {
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.Split('\t');
            _rules[(cells[0], cells[1])] = new AccessRule([.. cells[2].Split(' ')], cells[3].Trim());
        }
    }

    public static AccessRules Instance { get; } = new(EmbeddedFile.Text("access-scopes.tsv"));

    /// <summary>The first rule that a reader of this field does not meet; null when it may.</summary>
    public AccessRule? Unmet(string type, SchemaField field, IReadOnlySet<string> held)
    {
        var result = field.Type.Name;
        foreach (var suffix in (string[])["Connection", "Edge"])
            if (result.EndsWith(suffix, StringComparison.Ordinal))
                result = result[..^suffix.Length];
        AccessRule?[] rules = [_rules.GetValueOrDefault((type, field.Name)), _rules.GetValueOrDefault((result, ""))];
        return rules.FirstOrDefault(rule => rule is not null && !rule.IsMetBy(held));
    }
}
