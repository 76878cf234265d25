using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using Shouldly;
using Xunit;

namespace ShopConnector.Tests.Sync.Writing;

/// <summary>Which lines of a plan go to the shop together.</summary>
public sealed class WriteBatchesTests
{
    private const int Most = 10;

    private readonly IShop _shop = new KindShop();

    [Fact]
    public void Changes_of_one_kind_fill_batches_of_their_own()
    {
        // Two kinds in turn: together five of each would go in a batch, and leave both half empty.
        var lines = Enumerable.Range(0, 40).Select(id => Line(id, codes: id % 2)).ToList();
        var batches = Deal(lines);

        batches.Count.ShouldBe(4);
        batches.ShouldAllBe(batch => batch.Select(line => line.Change!.Issue.Length).Distinct().Count() == 1);
        batches.ShouldAllBe(batch => batch.Count == Most);
    }

    [Fact]
    public void Every_line_goes_once_in_the_plans_order_within_its_kind()
    {
        var random = new Random(7);
        var lines = Enumerable.Range(0, 300)
            .Select(id => Line(id, codes: random.Next(3), member: id / 2, quiet: random.Next(4) == 0)).ToList();
        var batches = Deal(lines);

        batches.SelectMany(batch => batch).Select(line => line.Customer.Id).Order()
            .ShouldBe(lines.Select(line => line.Customer.Id).Order());
        batches.ShouldAllBe(batch => batch.Count(line => line.Change != null) <= Most);
    }

    [Fact]
    public void Lines_of_one_member_stay_together_as_far_as_a_batch_can_hold_them()
    {
        var lines = Enumerable.Range(0, 90).Select(id => Line(id, codes: id % 3, member: id / 3)).ToList();
        var batches = Deal(lines);

        foreach (var member in lines.Select(line => line.MemberId).Distinct())
            batches.Count(batch => batch.Any(line => line.MemberId == member)).ShouldBe(1);
        Deal([.. Enumerable.Range(0, 25).Select(id => Line(id, codes: 0, member: 1))])
            .ShouldAllBe(batch => batch.Count <= Most);
    }

    [Fact]
    public void What_is_left_of_several_kinds_shares_the_last_batch()
    {
        var batches = Deal([Line(1, codes: 0), Line(2, codes: 1), Line(3, codes: 2), Line(4, codes: 0, quiet: true)]);

        batches.ShouldHaveSingleItem().Count.ShouldBe(4);
    }

    private List<List<PlanLine>> Deal(List<PlanLine> lines)
    {
        var dealer = new WriteBatches(_shop, Most);
        var batches = new List<List<PlanLine>>();
        foreach (var line in lines)
        {
            if (dealer.Add(line, out var full))
                batches.Add(full);
        }

        return [.. batches, .. dealer.Rest().Where(batch => batch.Count > 0)];
    }

    private static PlanLine Line(int id, int codes, int? member = null, bool quiet = false)
    {
        var customer = new CustomerKey("kaashuis", $"{id:000}");
        var change = new CustomerChange
        {
            Customer = customer,
            Issue = [.. Enumerable.Range(0, codes).Select(number => new CodeToIssue(
                $"{id}-{number}", "KOM", "Kom terug", CodeTerms.Percent(10m), default, default, default))],
        };
        return new PlanLine
        {
            Customer = customer,
            MemberId = $"m{member ?? id}",
            Change = quiet ? null : change,
        };
    }

    private sealed class KindShop : IShop
    {
        public string Name => "kaashuis";

        public Platform Platform => Platform.WooCommerce;

        public CallCount Calls => default;

        public int WriteBatchSize => Most;

        public int WriteKindOf(CustomerChange change) => change.Issue.Length;

        public Task<IReadOnlyList<ShopConnector.Sync.Check.CheckLine>> CheckAsync(CancellationToken ct) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<ShopConnector.Sync.Pull.PullPage> PullAsync(
            string? watermark, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<WriteOutcome>> WriteAsync(
            IReadOnlyList<CustomerChange> changes, CancellationToken ct) => throw new NotSupportedException();
    }
}
