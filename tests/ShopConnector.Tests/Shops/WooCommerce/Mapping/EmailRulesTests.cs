using ShopConnector.Shops.WooCommerce.Mapping;

namespace ShopConnector.Tests.Shops.WooCommerce.Mapping;

public sealed class EmailRulesTests
{
    [Theory]
    [InlineData("an@example.com")]
    [InlineData("a@b.nl")]
    [InlineData("o'neil+shop@sub.example.co.uk")]
    [InlineData("{weird}!#$%&=?^_`|~/@example-shop.nl")]
    public void What_WordPress_takes_is_taken(string email) => EmailRules.CanRestrict(email).ShouldBeTrue();

    [Theory]
    [InlineData("a@b.n")]
    [InlineData("no-at-sign.example.com")]
    [InlineData("@example.com")]
    [InlineData("an@localhost")]
    [InlineData("an@example..com")]
    [InlineData("an@.example.com")]
    [InlineData("an@example.com.")]
    [InlineData("an@-example.com")]
    [InlineData("an@exa_mple.com")]
    [InlineData("an an@example.com")]
    [InlineData("jörg@example.com")]
    [InlineData("an@bücher.example")]
    [InlineData("an@home@example.com")]
    [InlineData("\"an\"@example.com")]
    public void What_WordPress_drops_is_refused(string email) => EmailRules.IsEmail(email).ShouldBeFalse();

    [Fact]
    public void A_star_would_open_the_code_to_others() => EmailRules.CanRestrict("an*@example.com").ShouldBeFalse();
}
