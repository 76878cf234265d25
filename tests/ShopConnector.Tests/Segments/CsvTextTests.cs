using ShopConnector.Presentation.Segments;

namespace ShopConnector.Tests.Segments;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("Zoë", "Zoë")]
    [InlineData(null, "")]
    [InlineData("An de Vries", "\"An de Vries\"")]
    [InlineData("Vries, An", "\"Vries, An\"")]
    [InlineData("An \"de\" Vries", "\"An \"\"de\"\" Vries\"")]
    [InlineData("two\r\nlines", "\"two lines\"")]
    [InlineData("=cmd|'/C calc'!A0", "\"'=cmd|'/C calc'!A0\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+31612345678", "\"'+31612345678\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("＝1+1", "\"'＝1+1\"")]
    [InlineData("\t=1+1", "\"' =1+1\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("\u001b[31mred", "\" [31mred\"")]
    public void A_name_is_a_field_of_text_and_never_a_formula(string? name, string field) =>
        CsvText.Of(name).ShouldBe(field);
}
