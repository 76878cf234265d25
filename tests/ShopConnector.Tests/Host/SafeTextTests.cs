using ShopConnector.Presentation;

namespace ShopConnector.Tests.Host;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("An de Vries", "An de Vries")]
    [InlineData("Zoë 🧀", "Zoë 🧀")]
    [InlineData("\u001b[31mred\u001b[0m", " [31mred [0m")]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("bell\a", "bell ")]
    [InlineData(null, "")]
    public void A_name_cannot_write_on_the_terminal(string? name, string shown) =>
        SafeText.Cell(name).ShouldBe(shown);

    [Fact]
    public void A_long_name_is_cut_and_says_so() => SafeText.Cell(new string('x', 100), most: 5).ShouldBe("xxxx…");

    [Fact]
    public void An_emoji_is_never_cut_in_half() => SafeText.Cell("🧀🧀🧀", most: 4).ShouldBe("🧀…");
}
