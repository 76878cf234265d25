using ShopConnector.Loyalty.Customers;
using Shouldly;
using Xunit;

namespace ShopConnector.Loyalty.Tests.Members;

public sealed class EmailAddresses
{
    [Theory]
    [InlineData("  An@Example.COM ", "an@example.com")]
    [InlineData("noreply.jansen@example.com", "noreply.jansen@example.com")]
    [InlineData("an@noreply.example", "an@noreply.example")]
    [InlineData("an@invalid.example", "an@invalid.example")]
    public void One_persons_address_is_normalised(string written, string email) =>
        Email.OfOnePerson(written).ShouldBe(email);

    [Theory]
    [InlineData("deleted@site.invalid")]
    [InlineData(" Deleted@Site.INVALID ")]
    [InlineData("noreply@kaashuis.example")]
    [InlineData("no-reply@kaashuis.example")]
    [InlineData("no_reply@kaashuis.example")]
    [InlineData("DoNotReply@kaashuis.example")]
    [InlineData("do-not-reply@kaashuis.example")]
    [InlineData("  ")]
    [InlineData(null)]
    public void An_address_of_nobody_or_of_everybody_joins_nobody(string? written) =>
        Email.OfOnePerson(written).ShouldBeNull();
}
