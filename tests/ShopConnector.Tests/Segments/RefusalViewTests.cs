using ShopConnector.Loyalty.Segments;
using ShopConnector.Presentation.Segments;

namespace ShopConnector.Tests.Segments;

public sealed class RefusalViewTests
{
    [Theory]
    [InlineData("number_of_orders >> 3", "number_of_orders >> 3", "                  ^")]
    [InlineData("amount_spent >", "amount_spent >", "              ^")]
    [InlineData("", "", "^")]
    [InlineData("amount_spent > 1\r\nAND\ttier > 2\r\nOR x", "AND tier > 2", "         ^")]
    [InlineData("tier = '🎁' x", "tier = '🎁' x", "           ^")]
    public void A_caret_stands_under_the_place(string query, string line, string caret) =>
        RefusalView.Place(query, Refusal(query)).ShouldBe((line, caret));

    [Fact]
    public void Of_a_long_line_the_part_around_the_place_is_shown()
    {
        var query = string.Join(" AND ", Enumerable.Repeat("amount_spent > 1", 20)) + " x " + new string('y', 99);

        var (line, caret) = RefusalView.Place(query, Refusal(query));

        line.Length.ShouldBe(142);
        line.ShouldStartWith("…");
        line.ShouldEndWith("yyy…");
        line[caret.Length - 1].ShouldBe('x');
    }

    private static SegmentQueryException Refusal(string query) =>
        Should.Throw<SegmentQueryException>(() => SegmentQuery.Parse(query));
}
