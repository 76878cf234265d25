using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Orders;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Sync.Plan;
using ShopConnector.Sync.Pull;
using ShopConnector.Sync.Webhooks;

namespace ShopConnector.Tests.Storage.Inbox;

public abstract partial class InboxContract
{
    private const string Address = "an.de_vries@example.com";

    private static readonly NamedPerson An = new("7", "An.de_Vries@Example.com ", ["1001"]);

    [Fact]
    public async Task After_a_redaction_no_table_tells_who_it_was_and_all_sums_stand()
    {
        await FillAsync();
        var before = await _storage.TotalsAsync(Shop, default);

        (await _storage.RedactAsync(_lease, An, default)).ShouldBe(2);

        await ShouldTellNothingAsync(Address, "Vries", "2801 XX", "Gouda", "belde over haar bestelling");
        var after = await _storage.TotalsAsync(Shop, default);
        (after.Postings, after.Balance, after.Orders).ShouldBe((before.Postings, before.Balance, before.Orders));
        (after.Customers, after.Guests, after.Members).ShouldBe((1, 0, 1));
        (await home.SqlAsync("SELECT COUNT(*) FROM posting")).ShouldBe(3L);
    }

    [Fact]
    public async Task A_redaction_takes_nothing_from_anybody_else()
    {
        await FillAsync();
        var bob = (await _storage.FindAsync("bob@example.com", default)).ShouldHaveSingleItem();

        await _storage.RedactAsync(_lease, An, default);

        var still = (await _storage.FindAsync("bob@example.com", default)).ShouldHaveSingleItem();
        still.History.Postings.ShouldBe(bob.History.Postings);
        still.History.Orders[0].ShipTo!.City.ShouldBe("Amsterdam");
        (await _storage.FindAsync(Address, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redaction_can_be_done_twice()
    {
        await FillAsync();
        await _storage.RedactAsync(_lease, An, default);

        await _storage.RedactAsync(_lease, An, default);

        (await home.SqlAsync("SELECT COUNT(*) FROM posting")).ShouldBe(3L);
    }

    [Fact]
    public async Task Who_comes_back_after_a_redaction_is_somebody_new()
    {
        await FillAsync();
        await _storage.RedactAsync(_lease, An, default);

        await SaveAsync(new PullPage { Orders = [Some.Order("1009", email: Address, placedAt: Some.Day(9))] });

        var member = (await _storage.FindAsync(Address, default)).ShouldHaveSingleItem();
        member.History.Orders.Select(order => order.Key.Id).ShouldBe(["1009"]);
        member.History.Postings.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_shop_redact_nobody_of_the_shop_is_known_and_it_is_read_anew()
    {
        await FillAsync();

        await _storage.RedactShopAsync(_lease, default);

        await ShouldTellNothingAsync(Address, "Vries", "bob@example.com", "2801 XX", "Gouda", "Amsterdam");
        (await _storage.WatermarkAsync(Shop, default)).ShouldBeNull();
        var totals = await _storage.TotalsAsync(Shop, default);
        (totals.Customers, totals.Guests, totals.Members, totals.Orders, totals.Postings).ShouldBe((0, 0, 0, 3, 3));
    }

    [Fact]
    public async Task A_customer_is_shown_everything_that_is_stored_and_nothing_of_others()
    {
        await FillAsync();

        var file = (await _storage.ExportAsync(Shop, An, default)).ShouldNotBeNull();

        foreach (var part in (string[])
            ["customers", "orders", "buyersOfOrders", "postings", "acts", "planned", "2801 XX", "An de Vries", Address])
        {
            file.ShouldContain(part);
        }

        file.ShouldNotContain("bob");
        (await _storage.ExportAsync(Shop, new NamedPerson("99", "nobody@example.com", []), default)).ShouldBeNull();
    }

    /// <summary>An has an account and was a guest before; Bob has nothing to do with it.</summary>
    private async Task FillAsync()
    {
        await SaveAsync(new PullPage
        {
            Customers =
            [
                Some.Customer("7", Address) with { DisplayName = "An de Vries" },
                Some.Customer("8", "bob@example.com"),
            ],
            Orders =
            [
                ToGouda(Some.Order("1001", "7")), ToGouda(Some.Order("1002", email: Address)), Some.Order("1003", "8"),
            ],
            Watermark = "w1",
        });
        var bob = (await _storage.FindAsync("bob@example.com", default)).ShouldHaveSingleItem().History.Id;
        var guest = CustomerKey.Guest(Shop, Address);
        var member = (await _storage.FindAsync(Address, default)).ShouldHaveSingleItem().History.Id;
        await _storage.AdjustAsync(
            member, guest, new ManualPoints("", Now, 5, "belde over haar bestelling", "kim"), default);
        var plan = await _storage.BeginPlanAsync(_lease, new PlanHeader(Shop, Now, "p1"), default);
        PlanLine[] lines =
        [
            Line(new CustomerKey(Shop, "7"), member, "earn:atelier:1001"), Line(guest, member, "earn:atelier:1002"),
            Line(new CustomerKey(Shop, "8"), bob, "earn:atelier:1003", "bob@example.com"),
        ];
        await _storage.AddToPlanAsync(_lease, plan, lines, default);
        var run = await _storage.BeginRunAsync(_lease, new RunHeader(Shop, RunKind.Apply, plan, Now), default);
        await _storage.IntendAsync(_lease, run, lines, Now, default);
        await KeepAsync(new Hint(Shop, HintSubject.Customer, "7", IsGone: false, "customers/update", "d", Now));
    }

    private static PulledOrder ToGouda(PulledOrder order) =>
        order with { Order = order.Order with { ShipTo = new ShippingAddress("NL", "ZH", "2801 XX", "Gouda") } };

    private static PlanLine Line(
        CustomerKey customer, string member, string posting, string email = Address) => new()
        {
            Customer = customer,
            MemberId = member,
            Postings = [Some.Posting(posting)],
            Change = new CustomerChange { Customer = customer, Email = email, AddTags = ["VIP"] },
        };

    private Task<IngestCount> SaveAsync(PullPage page) => _storage.SaveAsync(_lease, page, default);

    /// <summary>Every text of every table, whatever tables and columns there are.</summary>
    private async Task ShouldTellNothingAsync(params string[] told)
    {
        foreach (var table in Tables)
        {
            foreach (var word in told)
            {
                var rows = await home.SqlAsync(
                    $"SELECT COUNT(*) FROM {table} t WHERE {AsText("t", table)} LIKE '%{word}%'");
                rows.ShouldBe(0L, $"{table} still tells '{word}'.");
            }
        }
    }

    private static readonly string[] Tables =
    [
        "shop", "customer", "customer_order", "posting", "entitlement", "owned_tag", "plan", "plan_line", "run",
        "journal", "member_act", "webhook_hint", "privacy_demand",
    ];

    private string AsText(string alias, string table) =>
        home.Options.Provider == ShopConnector.Storage.StorageProvider.Postgres
            ? $"{alias}::text"
            : string.Join(" || ' ' || ", Columns[table].Split(' ').Select(column => $"COALESCE({column}, '')"));

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["shop"] = "name watermark address",
        ["customer"] = "id display_name name_key body card",
        ["customer_order"] = "customer_id body card buyer marks",
        ["posting"] = "customer_id source body",
        ["entitlement"] = "customer_id source body code",
        ["owned_tag"] = "customer_id tag",
        ["plan"] = "totals",
        ["plan_line"] = "customer_id body",
        ["run"] = "result",
        ["journal"] = "customer_id intent written reason",
        ["member_act"] = "customer_id source reverses body",
        ["webhook_hint"] = "id delivery",
        ["privacy_demand"] = "body",
    };
}
