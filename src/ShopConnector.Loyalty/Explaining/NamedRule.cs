namespace ShopConnector.Loyalty.Explaining;

/// <param name="Query">Its canonical text; null of a rule that has none, such as a tier's.</param>
public sealed record NamedRule(RuleKind Kind, string Name, string? Query = null);

public enum RuleKind { Segment, TagFamily, Tier, Reward, Offer, OrderRule }
