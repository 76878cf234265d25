using ShopConnector.Presentation;

namespace ShopConnector.Tests.Host;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 orders", "0 customers")]
    [InlineData(1, "1 order", "1 customer")]
    [InlineData(1_340, "1.340 orders", "1.340 customers")]
    public void A_number_has_its_noun_in_the_singular_only_for_one(long number, string orders, string customers) =>
        (Counted.Orders(number), Counted.Customers(number)).ShouldBe((orders, customers));
}
