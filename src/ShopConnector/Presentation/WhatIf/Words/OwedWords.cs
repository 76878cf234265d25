using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.WhatIf;

namespace ShopConnector.Presentation.WhatIf.Words;

/// <summary>What programmes owe, and who moves under another one, in one language; amounts come written out.</summary>
internal abstract class OwedWords
{
    public static OwedWords English { get; } = new EnglishOwed();

    public static OwedWords Dutch { get; } = new DutchOwed();

    public abstract string What { get; }

    public abstract string WhoMoves { get; }

    public abstract string More { get; }

    public abstract string Fewer { get; }

    /// <summary>Above what all shops come to together.</summary>
    public abstract string AllShops { get; }

    public abstract string PointsOwed { get; }

    public abstract string Points { get; }

    public abstract string Available { get; }

    public abstract string Pending { get; }

    public abstract string BelowZero { get; }

    public static OwedWords Of(Language language) => language == Language.Nl ? Dutch : English;

    public abstract string Moved(long moved, long members);

    public abstract string PointsOf(long today, long then);

    public abstract string LiabilityToday(string owed);

    public abstract string LiabilityThen(string owed);

    /// <param name="atLeast">What some codes are worth is not in it.</param>
    public abstract string Known(string worth, string points, string codes, bool atLeast);

    public abstract string NotKnown(long points, string codes);

    /// <param name="unknown">How many more there are whose amount nobody knows.</param>
    public abstract string Codes(string worth, long unknown);

    public abstract string DifferenceNotKnown(LiabilityUnknown why);

    public abstract string Same(bool known);

    public abstract string Difference(string amount, bool more, bool known);

    public abstract string Because(LiabilityUnknown why);

    public abstract string Tag(string tag);

    /// <summary>Null: none.</summary>
    public abstract string Tier(string? from, string? to);

    public abstract string Offer(string offer);

    public abstract string ExpiringWithin(int days);

    public abstract string Worth(long members, string amount);

    public abstract string WorthNotKnown(long members, string currency);

    public abstract string NotCounted(string problem);
}
