using NodaTime;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Offers;
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

    /// <summary>One into the next, and that one into hers; each had an address, and an earlier one.</summary>
    [Theory]
    [InlineData("An.de_Vries@Example.com")]
    [InlineData(null)]
    public async Task Who_was_merged_into_a_redacted_account_is_told_of_nowhere_and_all_sums_stand(string? email)
    {
        await FillAsync();
        await MergedIntoAsync("7", "9", "an.oud@example.com");
        await MergedIntoAsync("9", "10", "an.eerst@example.com");
        var before = await _storage.TotalsAsync(Shop, default);
        var member = (await _storage.FindAsync(Address, default)).ShouldHaveSingleItem().History;
        member.Postings.Length.ShouldBe(6);

        (await _storage.RedactAsync(_lease, An with { Email = email }, default)).ShouldBe(email is null ? 3 : 4);

        await ShouldTellNothingAsync("an.oud", "an.eerst", "eerder.", "Name of 9", "Name of 10", "klaagde");
        var after = await _storage.TotalsAsync(Shop, default);
        (after.Postings, after.Balance, after.Orders).ShouldBe((before.Postings, before.Balance, before.Orders));
        (await home.SqlAsync("SELECT COUNT(*) FROM posting")).ShouldBe(7L);
        (await home.SqlAsync("SELECT COUNT(*) FROM survivor")).ShouldBe(0L);
        (await home.SqlAsync("SELECT COUNT(*) FROM left_order")).ShouldBe(0L);
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

    /// <summary>
    /// An account with an order, a code promised to an earlier address, and a word of staff, that another one absorbs.
    /// </summary>
    private async Task MergedIntoAsync(string survivor, string account, string email)
    {
        var key = new CustomerKey(Shop, account);
        await SaveAsync(new PullPage
        {
            Customers = [Some.Customer(account, email)],
            Orders = [ToGouda(Some.Order($"of {account}", account))],
        });
        var member = (await _storage.FindAsync(key.ToString(), default)).ShouldHaveSingleItem().History.Id;
        await _storage.AdjustAsync(member, key, new ManualPoints("", Now, 5, "klaagde", "kim"), default);
        var promised = new Entitlement(
            $"Kom terug:{key}:1", "Kom terug", key, Now, Now, Code: null, EntitlementState.Ended,
            $"eerder.{account}@example.com");
        var line = Line(key, member, $"earn:{Shop}:of {account}", email) with
        {
            Postings = [Some.Posting($"earn:{Shop}:of {account}"), Some.Posting($"bonus:welkom:{key}")],
            Entitlements = [promised],
        };
        var plan = await _storage.BeginPlanAsync(_lease, new PlanHeader(Shop, Now, "p1"), default);
        await _storage.AddToPlanAsync(_lease, plan, [line], default);
        var run = await _storage.BeginRunAsync(_lease, new RunHeader(Shop, RunKind.Apply, plan, Now), default);
        await _storage.IntendAsync(_lease, run, [line], Now, default);
        await SaveAsync(new PullPage
        {
            Orders = [ToGouda(Some.Order($"of {account}", survivor, updatedAt: Some.Day(8)))],
            DeletedCustomers = [account],
        });
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
        "journal", "member_act", "webhook_hint", "privacy_demand", "left_order", "survivor", "gained_tag",
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
        ["left_order"] = "customer_id",
        ["survivor"] = "customer_id survivor_id",
        ["gained_tag"] = "customer_id",
    };
}
