using FsCheck;
using FsCheck.Fluent;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Segments;

namespace ShopConnector.Loyalty.Tests.Segments.Errors;

/// <summary>Whatever somebody types, the answer is a query or an error with a place; never a crash.</summary>
public class BrokenQueryFacts
{
    [Fact]
    public void A_broken_query_is_read_or_refused_at_a_place_within_it()
    {
        var refused = 0;
        Prop.ForAll(RandomQuery.Seeds, seed =>
        {
            var text = new RandomQuery(seed).NextBroken();
            if (Refusal(text) is not { } refusal)
                return true;

            refused++;
            return IsWithin(text, refusal.Line, refusal.Column) &&
                refusal.Message == $"Line {refusal.Line} Column {refusal.Column}: {refusal.ProblemIn(Language.En)}";
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

        refused.ShouldBeGreaterThan(1_000); // Or nothing was tested.
    }

    [Fact]
    public void Every_beginning_of_a_query_is_read_or_refused_at_a_place_within_it()
    {
        var whole = new RandomQuery(seed: 7).NextWhole() + " AND orders_placed MATCHES (date >= -1y, count >= 3)";
        for (var length = 0; length <= whole.Length; length++)
            if (Refusal(whole[..length]) is { } refusal)
                IsWithin(whole[..length], refusal.Line, refusal.Column).ShouldBeTrue(whole[..length]);
    }

    private static SegmentQueryException? Refusal(string text)
    {
        try
        {
            SegmentQuery.Parse(text);
            return null;
        }
        catch (SegmentQueryException refusal)
        {
            return refusal;
        }
    }

    /// <summary>Or one after its end.</summary>
    private static bool IsWithin(string text, int line, int column)
    {
        var lines = text.Split('\n');
        return line >= 1 && line <= lines.Length && column >= 1 &&
            column <= lines[line - 1].EnumerateRunes().Count() + 1;
    }
}
