using ShopConnector.Loyalty.Customers;

namespace ShopConnector.Loyalty.Tests.Points;

public sealed class KindsOfEvents
{
    [Theory]
    [InlineData("review", "review")]
    [InlineData("  Complaint  SOLVED ", "complaint-solved")]
    [InlineData("complaint_-_solved", "complaint-solved")]
    [InlineData("caf\u0065\u0301\tbezoek\n", "caf\u00E9-bezoek")]
    [InlineData(" - _ ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_kind_has_one_spelling(string? text, string? kind) => EventKind.Normalise(text).ShouldBe(kind);
}
