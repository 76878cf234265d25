using System.Globalization;
using System.Text.Json;
using ShopConnector.Sandbox;
using ShopConnector.Tests.EndToEnd;

namespace ShopConnector.Tests.Points;

/// <summary>The built program at the counter of a shop.</summary>
public sealed class PointsVerbTests : IAsyncLifetime
{
    private const string Programme =
        """
        { "Points": { "PendingDays": 0 },
          "Rewards": [ { "Name": "5 euro korting", "Points": 500, "Amount": 5 },
                       { "Name": "Theedoek", "Points": 150, "Gift": "Geef theedoek" } ] }
        """;

    private Installation _installation = null!;
    private string _customer = "";
    private long _id;

    public async Task InitializeAsync()
    {
        _installation = await Installation.OpenAsync(SandboxPlatforms.WooCommerce, customers: 5);
        await _installation.ConfigureAsync(Programme);
        _id = _installation.Shop.Staff.CustomerIds[0];
        _customer = string.Create(CultureInfo.InvariantCulture, $"{_installation.Shop.Name}:{_id}");
    }

    public Task DisposeAsync() => _installation.DisposeAsync().AsTask();

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_one_sentence_with_a_remedy()
    {
        (await _installation.RunAsync("plan")).ExitCode.ShouldBe(0);

        await RefusedAsync(
            "--reason is missing. "
            + "For example: shopconnector points adjust an@example.com 50 --reason \"Parcel was late\" "
            + "See: shopconnector --help",
            "adjust", _customer, "50");
        await RefusedAsync(
            "points adjust: 0 is no number of points to give or take. For example: 50 or -50",
            "adjust", _customer, "0", "--reason", "x");
        await RefusedAsync(
            "points adjust: 1000000001 is too many; at most 1000000000 are given or taken at once.",
            "adjust", _customer, "1000000001", "--reason", "x");
        await RefusedAsync(
            "points adjust: write either how many points, or --reverse with the number of an adjustment. "
            + "For example: points adjust an@example.com 50 --reason \"Parcel was late\"",
            "adjust", _customer, "--reason", "x");
        await RefusedAsync(
            "points adjust: --reason and --author may not be blank: whoever reads the statement asks why.",
            "adjust", _customer, "5", "--reason", " ");
        await RefusedAsync(
            "points adjust nobody@example.com: no such customer is known. Pull first with: shopconnector plan",
            "adjust", "nobody@example.com", "5", "--reason", "x");
        await RefusedAsync(
            "points adjust --reverse 77: this customer has no such adjustment. See: points statement",
            "adjust", _customer, "--reverse", "77", "--reason", "x");
        await RefusedAsync(
            "points redeem: there is no reward \"5 euro kortng\". Did you mean 5 euro korting?",
            "redeem", _customer, "5 euro kortng");
        await RefusedAsync(
            "points redeem: there is no reward \"Fiets\". There is: 5 euro korting, Theedoek.",
            "redeem", _customer, "Fiets");
    }

    [Fact]
    public async Task Points_given_by_hand_become_a_code_that_its_order_closes()
    {
        (await _installation.RunAsync("apply", "--yes")).ExitCode.ShouldBe(0);
        var before = (await JsonAsync("statement", _customer)).GetProperty("balance").GetInt64();
        var all = (-before - 10).ToString(CultureInfo.InvariantCulture);
        var taken = await JsonAsync("adjust", _customer, all, "--reason", "Nul");
        taken.GetProperty("balance").GetInt64().ShouldBe(-10);
        await RefusedAsync(
            "has -10 points. Below zero nothing can be redeemed.", "redeem", _customer, "5 euro korting");
        var given = await JsonAsync("adjust", _customer, "1000", "--reason", "Pakket te laat", "--author", "An");
        var number = given.GetProperty("adjustment").GetString()!;
        var reversed = await JsonAsync("adjust", _customer, "--reverse", number, "--reason", "Vergissing");
        await RefusedAsync(
            $"points adjust --reverse {number}: it was reversed already, by adjustment "
            + $"{reversed.GetProperty("adjustment")}.",
            "adjust", _customer, "--reverse", number, "--reason", "x");
        await JsonAsync("adjust", _customer, "700", "--reason", "Toch wel", "--author", "An");

        var redeemed = await JsonAsync("redeem", _customer, "5 EURO korting");
        redeemed.GetProperty("balance").GetInt64().ShouldBe(190);
        await RefusedAsync(
            "has 190 points to spend and \"5 euro korting\" takes 500: 310 short.",
            "redeem", _customer, "5 euro korting");

        await ApplyAsync();
        var code = _installation.Shop.Records.LiveCodes.Values.ShouldHaveSingleItem().ShouldHaveSingleItem();
        var order = _installation.Shop.Staff.PlaceOrderWithCode(_id, 100m, code).ShouldNotBeNull();
        _installation.Shop.Staff.PlaceOrderWithCode(_id, 100m, code).ShouldBeNull();
        await ApplyAsync();
        _installation.Shop.Staff.RefundRest(order).ShouldBeTrue();
        await ApplyAsync();

        var statement = await _installation.RunAsync("points", "statement", _customer);
        statement.Output.ShouldContain("Toch wel (adjustment");
        statement.Output.ShouldContain("Redeemed: 5 euro korting");
        statement.Output.ShouldContain($"Order {order} ({_installation.Shop.Name})");
        statement.Output.ShouldContain("Back, with its order: 5 euro korting");
        statement.Output.ShouldContain("690 to spend, 0 pending.");
        var lines = (await JsonAsync("statement", _customer)).GetProperty("lines").EnumerateArray().ToList();
        lines.Sum(line => line.GetProperty("points").GetInt64()).ShouldBe(690);
        lines[^1].GetProperty("after").GetInt64().ShouldBe(690);
        _installation.Shop.Records.LiveCodes.ShouldBeEmpty();

        var liability = await JsonAsync("liability");
        var (available, owed) = (
            liability.GetProperty("available").GetInt64(), liability.GetProperty("pending").GetInt64());
        liability.GetProperty("value").GetDecimal().ShouldBe(decimal.Round((available + owed) / 100m, 2));
    }

    private async Task ApplyAsync()
    {
        var applied = await _installation.RunAsync("apply", "--yes");
        applied.ExitCode.ShouldBe(0, applied.ToString());
    }

    private async Task RefusedAsync(string message, params string[] arguments)
    {
        var result = await _installation.RunAsync(["points", .. arguments]);
        result.ExitCode.ShouldBe(2, result.ToString());
        result.Output.ShouldBeEmpty();
        // Long sentences are broken where the screen ends.
        var said = string.Join(' ', result.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        said.ShouldStartWith("error: ");
        said.ShouldEndWith(message);
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var result = await _installation.RunAsync(["points", .. arguments, "--json"]);
        result.ExitCode.ShouldBe(0, result.ToString());
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
