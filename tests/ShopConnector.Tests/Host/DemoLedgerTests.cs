using ShopConnector.Demo;

namespace ShopConnector.Tests.Host;

public sealed class DemoLedgerTests
{
    [Theory]
    [InlineData(1, 1, 1, "1 member; 1 line in the points ledger, together 1 point to spend; evaluated: 1.")]
    [InlineData(0, 0, 0, "0 members; 0 lines in the points ledger, together 0 points to spend; evaluated: 0.")]
    [InlineData(2, 1_340, 5,
        "2 members; 1.340 lines in the points ledger, together 5 points to spend; evaluated: 5.")]
    public void The_demo_counts_in_the_singular_only_what_is_one(
        long members, long postings, long balance, string sentence) =>
        DemoView.Ledger(members, new DemoLedger(postings, balance, balance)).ShouldBe(sentence);
}
