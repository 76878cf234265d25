using ShopConnector.Loyalty.Tags;

namespace ShopConnector.Loyalty.Tests.Tags;

public sealed class TagPlans
{
    [Theory]
    [InlineData("", "VIP", "", "VIP", "")]
    [InlineData("VIP", "VIP", "", "", "")]
    [InlineData("VIP", "VIP", "VIP", "", "")]
    [InlineData("VIP", "", "VIP", "", "VIP")]
    [InlineData("VIP", "", "", "", "")]
    [InlineData("", "", "VIP", "", "")]
    [InlineData("vip", "VIP", "VIP", "", "")]
    [InlineData("vip", "", "VIP", "", "vip")]
    [InlineData("Groothandel|VIP", "Grootbesteder", "VIP", "Grootbesteder", "VIP")]
    [InlineData(" VIP ", "VIP", "", "", "")]
    public void What_is_written_follows_from_held_desired_and_ours(
        string held, string desired, string ours, string add, string remove)
    {
        var plan = TagPlan.Between(Split(held), Split(desired), Split(ours));

        string.Join('|', plan.Add).ShouldBe(add);
        string.Join('|', plan.Remove).ShouldBe(remove);
        plan.IsEmpty.ShouldBe(add.Length == 0 && remove.Length == 0);
    }

    [Fact]
    public void A_set_has_each_tag_once_in_its_first_casing() =>
        new TagSet(["VIP", "vip", " Vip ", "", "Nieuw"]).ShouldBe(["VIP", "Nieuw"]);

    [Theory]
    [InlineData("VIP", null)]
    [InlineData(" ", "is blank; give the label that customers get, such as \"VIP\".")]
    [InlineData("a,b", "has a comma, which a shop reads as two tags; write \"ab\".")]
    [InlineData("a\nb", "has a line break or another control character; write one plain line, such as \"VIP\".")]
    public void A_tag_that_no_shop_can_hold_is_refused_with_an_example(string tag, string? problem) =>
        Tag.ProblemOf(tag).ShouldBe(problem);

    [Fact]
    public void A_tag_has_at_most_255_characters()
    {
        Tag.ProblemOf(new string('x', 255)).ShouldBeNull();
        Tag.ProblemOf(new string('x', 256)).ShouldBe("has 256 characters; at most 255 fit, such as \"VIP\".");
    }

    private static string[] Split(string tags) => tags.Length == 0 ? [] : tags.Split('|');
}
