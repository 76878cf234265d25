namespace ShopConnector.AppProxy.Page;

/// <summary>What the template shows, as texts in one language; what is null is left out.</summary>
/// <param name="Language">BCP 47.</param>
internal sealed record PageView(string Language, string Title)
{
    /// <summary>Instead of all the rest.</summary>
    public NoticeView? Notice { get; init; }

    public BalanceView? Balance { get; init; }

    public LevelView? Level { get; init; }

    public CodesView? Codes { get; init; }

    public RewardsView? Rewards { get; init; }
}

internal sealed record NoticeView(string Text, string? Link = null, string? LinkText = null);

/// <param name="Value">For programs: digits alone.</param>
internal sealed record BalanceView(
    string Value, string Number, string Noun, string Label, IReadOnlyList<string> Lines);

/// <param name="Percent">How far the next level is reached; null: there is none.</param>
internal sealed record LevelView(
    string Heading, string? Name, IReadOnlyList<string> Benefits, string? Percent, string Text)
{
    public bool HasBar => Percent is not null;
}

internal sealed record CodesView(string Heading, IReadOnlyList<CodeView> Items, string? Text);

/// <param name="Code">Null of a gift.</param>
internal sealed record CodeView(string Gives, string? Code, IReadOnlyList<string> Terms);

internal sealed record RewardsView(string Heading, IReadOnlyList<RewardView> Items);

internal sealed record RewardView(string Name, string Price, string Text);
