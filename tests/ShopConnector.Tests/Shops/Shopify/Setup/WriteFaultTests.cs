using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Offers;
using ShopConnector.Loyalty.Points;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Shipping;
using ShopConnector.Sandbox.Faults;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.Shopify.Bulk;
using ShopConnector.Sandbox.Shops;
using ShopConnector.Sync;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Shops.Shopify.Setup;

/// <summary>
/// Whatever happens on the way, the shop ends as it does when nothing happens: the oracle is the run without faults.
/// </summary>
public sealed class WriteFaultTests
{
    private const int Customers = 25;
    private const int ManyCustomers = 120;
    private const int RunsMost = 12;

    private static readonly LoyaltyProgram Rules = new()
    {
        Zone = Programs.Zone,
        Currency = "EUR",
        Language = Language.Nl,
        Points = new PointsRules { PendingDays = 0 },
        Segments =
        [
            new Segment("VIP", "VIP", "amount_spent >= 300"), new Segment("Koper", "Koper", "number_of_orders >= 1"),
        ],
        FreeShipping = [new FreeShippingRule("VIP")],
        Offers = [new Offer("Kom terug", "number_of_orders >= 1", OfferValue.Percent(15m)) { ControlShare = 0m }],
    };

    [Theory]
    [InlineData("throttled"), InlineData("errors"), InlineData("resets"), InlineData("lost"), InlineData("cut")]
    [InlineData("all")]
    public async Task Under_faults_the_shop_ends_as_it_does_without(string fault)
    {
        await using var calm = await RunningShop.OpenAsync(Customers);
        await using var stormy = await RunningShop.OpenAsync(Customers, faults: Faults(fault));

        await SettleAsync(calm, staffEdits: true);
        var faults = await SettleAsync(stormy, staffEdits: true);

        // Codes follow from the installation's secret; all else is the same to the letter.
        Snapshot(stormy).ShouldBe(Snapshot(calm));
        OneLiveCodeEach(stormy);
        faults.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Our_own_writes_come_back_in_the_next_pull_and_plan_nothing()
    {
        await using var shop = await RunningShop.OpenAsync(Customers);
        await SettleAsync(shop, staffEdits: false);

        var quiet = await shop.ApplyAsync(Rules);

        (quiet.Plan.Totals!.Customers, quiet.Plan.Totals.CustomersTouched).ShouldBe((0, 0));
        quiet.Calls.Requests.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData(""), InlineData("lost"), InlineData("cut")]
    public async Task A_large_plan_is_written_in_bulk_and_ends_as_a_small_one_does(string fault)
    {
        // A bucket so small that a hundred customers are many.
        await using var large = await RunningShop.OpenAsync(
            ManyCustomers, new ShopifyOptions { BucketSize = 1_000, RestoreRate = 1 }, Faults(fault));
        await using var calm = await RunningShop.OpenAsync(ManyCustomers);

        await SettleAsync(large, staffEdits: false);
        await SettleAsync(calm, staffEdits: false);

        large.Shop.State.Bulk.All.Where(one => one.IsMutation)
            .Select(one => one.Query.Split('(')[0]).ShouldContain("mutation DiscountCreate");
        Snapshot(large).ShouldBe(Snapshot(calm));
    }

    [Fact]
    public async Task What_an_earlier_process_started_is_waited_for_and_what_others_started_is_not()
    {
        await using var shop = await RunningShop.OpenAsync(customers: 5);
        var started = await StartBulkAsync(shop, mark: "# other");
        await ((ILargeWrites)shop.Connect(Rules)).FinishAsync([], CancellationToken.None);
        started.IsRunning.ShouldBeTrue();

        started = await StartBulkAsync(shop, mark: "# shopconnector tmp/1");
        await ((ILargeWrites)shop.Connect(Rules)).FinishAsync([], CancellationToken.None);

        started.IsRunning.ShouldBeFalse();
        shop.Shop.Buyer(0).Tags.ShouldContain("Later");
    }

    /// <summary>Runs until one finds nothing left to do; returns how many requests the faults have cost.</summary>
    private static async Task<long> SettleAsync(RunningShop shop, bool staffEdits)
    {
        for (var i = 0; i < RunsMost; i++)
        {
            var run = await RunAsync(shop);
            if (i > 1 && run is { State: RunState.Completed, Setup.Count: 0, Plan.Totals.CustomersTouched: 0 })
                return shop.Shop.Shop.State.Counters.Requests;

            if (staffEdits && i == 0)
                StaffEdit(shop);
            shop.Pass(Duration.FromHours(1));
        }

        throw new InvalidOperationException($"Not settled after {RunsMost} runs.");
    }

    /// <summary>Null: it failed for now; as in the worker, the next run goes on.</summary>
    private static async Task<RunReport?> RunAsync(RunningShop shop)
    {
        try
        {
            return await shop.ApplyAsync(Rules);
        }
        catch (ShopException fault) when (fault.Transient)
        {
            return null;
        }
    }

    private static void StaffEdit(RunningShop shop)
    {
        for (var i = 0; i < 5; i++)
        {
            shop.Shop.Shop.Face.AddTag(shop.Shop.Buyer(i), $"Balie {i}");
            shop.Shop.Shop.Face.RemoveTag(shop.Shop.Buyer(i), "Koper");
        }
    }

    private static SandboxFaults Faults(string fault) => fault switch
    {
        "" => SandboxFaults.None,
        "throttled" => new SandboxFaults { Throttled = 0.25 },
        "errors" => new SandboxFaults { ServerError = 0.25 },
        "resets" => new SandboxFaults { ResetBefore = 0.25 },
        "lost" => new SandboxFaults { ResetAfter = 0.25 },
        "cut" => new SandboxFaults { TruncatedBody = 0.25 },
        _ => new SandboxFaults
        {
            Throttled = 0.1,
            ServerError = 0.1,
            ResetBefore = 0.1,
            ResetAfter = 0.1,
            TruncatedBody = 0.1,
            LateVisibilityRequests = 5,
        },
    };

    private static async Task<BulkOperation> StartBulkAsync(RunningShop shop, string mark)
    {
        const string key = "tmp/1/bulk/changes.jsonl";
        shop.Shop.State.Bulk.PutUpload(
            key, $$"""{"id":"{{shop.Shop.FirstCustomer}}","tags":["Later"]}""");
        await shop.Shop.DataAsync(
            "mutation Run($text: String!, $path: String!) { bulkOperationRunMutation(mutation: $text, "
            + "stagedUploadPath: $path) { bulkOperation { id } userErrors { message } } }",
            new JsonObject
            {
                ["text"] = "mutation T($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { "
                    + $"message }} }} }}\n{mark}\n",
                ["path"] = key,
            });
        return shop.Shop.State.Bulk.All[^1];
    }

    private static void OneLiveCodeEach(RunningShop shop)
    {
        var codes = shop.Shop.State.Discounts.Where(one => one.Code is not null).ToList();
        codes.ShouldNotBeEmpty();
        codes.GroupBy(one => one.Audience.Customers.Single()).ShouldAllBe(owner => owner.Count() == 1);
        shop.Shop.State.Discounts.Count(one => one.IsAutomatic).ShouldBe(1);
        shop.Shop.State.Segments.Count.ShouldBe(1);
    }

    private static string Snapshot(RunningShop shop)
    {
        var text = new StringBuilder();
        foreach (var customer in shop.Shop.Shop.State.Customers.Values.OrderBy(one => one.Id))
            text.AppendLine(CultureInfo.InvariantCulture, $"{customer.Id}: {Tags(customer)}; {Fields(customer)}");

        foreach (var one in shop.Shop.State.Discounts.OrderBy(one => one.Title).ThenBy(Owner))
            text.AppendLine(CultureInfo.InvariantCulture, $"{one.Title}: {one.Percentage} for {Owner(one)}");

        foreach (var one in shop.Shop.State.Definitions.OrderBy(one => one.Key, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"{one.Name} {one.Type}");

        return text.ToString();
    }

    private static string Owner(ShopConnector.Sandbox.Shopify.Discounts.Discount one) =>
        string.Join(',', one.Audience.Customers);

    private static string Tags(ShopCustomer customer) =>
        string.Join(',', customer.Tags.Order(StringComparer.Ordinal));

    private static string Fields(ShopCustomer customer) => string.Join(',', customer.Metadata
        .Where(entry => entry.Namespace == "loyalty").OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => entry.Key == "offer_code" ? "code" : $"{entry.Key}={entry.Value}"));
}
