using System.Collections.Immutable;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.OrderRules;
using ShopConnector.Loyalty.Points;
using ShopConnector.Sandbox.Shopify;
using ShopConnector.Sandbox.Shopify.Metafields;
using ShopConnector.Sync.Apply;
using ShopConnector.Tests.Sync;

namespace ShopConnector.Tests.Shops.Shopify.Setup;

/// <summary>The fields that staff see on a customer's page.</summary>
public sealed class DefinitionTests : IAsyncLifetime
{
    private static readonly LoyaltyProgram Rules = new()
    {
        Zone = Programs.Zone,
        Currency = "EUR",
        Language = Language.Nl,
        Points = new PointsRules { PendingDays = 0 },
    };

    private RunningShop _shop = null!;

    public async Task InitializeAsync() => _shop = await RunningShop.OpenAsync(
        customers: 5,
        ShopifyOptions.Plus with { Scopes = [.. ShopifyOptions.Plus.Scopes, "write_orders"] });

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Each_field_gets_its_name_in_the_programmes_language_and_a_pin()
    {
        var run = await _shop.ApplyAsync(Rules);

        run.Setup.Select(entry => entry.Step.Text).ShouldBe(
        [
            "field 'Punten' (loyalty.points) on the customer page, pinned",
            "field 'Punten in afwachting' (loyalty.points_pending) on the customer page, pinned",
            "field 'Niveau' (loyalty.tier) on the customer page, pinned",
            "field 'Persoonlijke code' (loyalty.offer_code) on the customer page, pinned",
            "field 'Code geldig tot en met' (loyalty.offer_until) on the customer page, pinned",
        ]);
        Held.Select(one => (one.Name, one.Type, one.PinnedPosition)).ShouldBe(
        [
            ("Punten", "number_integer", 1), ("Punten in afwachting", "number_integer", 2),
            ("Niveau", "single_line_text_field", 3), ("Persoonlijke code", "single_line_text_field", 4),
            ("Code geldig tot en met", "date", 5),
        ]);
        Held.ShouldAllBe(one => one.Access == DefinitionAccess.None);
    }

    [Fact]
    public async Task Another_language_renames_them_and_a_lost_pin_comes_back()
    {
        await _shop.ApplyAsync(Rules);
        _shop.Shop.State.Definitions[2] = Held[2] with { PinnedPosition = null };

        await _shop.ApplyAsync(Rules with { Language = Language.En });

        Held.Select(one => one.Name)
            .ShouldBe(["Points", "Pending points", "Tier", "Personal code", "Code valid until"]);
        Held[2].PinnedPosition.ShouldNotBeNull();
        (await _shop.ApplyAsync(Rules with { Language = Language.En })).Setup.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_definition_of_somebody_else_keeps_its_name_and_one_of_another_type_is_named()
    {
        Define("points", "number_integer", "Spaarpunten", pin: null);
        Define("tier", "json", "Klasse", pin: 1);

        var run = await _shop.ApplyAsync(Rules);

        run.Setup.Select(entry => entry.Step.Key).ShouldBe(
            ["field:customer:points_pending", "field:customer:offer_code", "field:customer:offer_until"]);
        run.Notes.ShouldBe(
        [
            "The field 'Punten' (loyalty.points) was made by somebody else and is not pinned. Pin it under Settings › "
            + "Custom data, so that staff see it at once on the customer page.",
            "The field 'Niveau' (loyalty.tier) of the customer page is defined as json in the shop, not as "
            + "single_line_text_field, so that it cannot be written. Delete that definition under Settings › Custom "
            + "data, then apply again.",
        ]);
        Held[0].Name.ShouldBe("Spaarpunten");
    }

    [Fact]
    public async Task Without_a_pin_left_the_field_is_made_all_the_same_and_it_is_said()
    {
        for (var i = 0; i < 48; i++)
            Define($"other_{i}", "json", $"Ander {i}", pin: i + 1, space: "custom");

        (await _shop.ApplyAsync(Rules)).State.ShouldBe(RunState.Completed);

        Held.Count(one => one.Namespace == "loyalty" && one.PinnedPosition is null).ShouldBe(3);
        var next = await _shop.ApplyAsync(Rules);
        next.Setup.ShouldBeEmpty();
        next.Notes[0].ShouldBe(
            "The field 'Niveau' (loyalty.tier) is not pinned: the shop had no pin left, so unpin another one. Pin it "
            + "under Settings › Custom data, so that staff see it at once on the customer page.");
    }

    [Fact]
    public async Task Order_rules_bring_the_fields_of_the_order_page()
    {
        var rules = Rules with { OrderRules = [new OrderRule("Groot", "amount >= 100000") { Note = "Kijk" }] };

        await _shop.ApplyAsync(rules);

        Held.Where(one => one.OwnerType == "ORDER").Select(one => (one.Key, one.Type, one.PinnedPosition))
            .ShouldBe([("note", "multi_line_text_field", 1), ("order_rules", "json", (int?)null)]);
    }

    [Fact]
    public async Task A_missing_scope_keeps_nobody_from_points()
    {
        await _shop.DisposeAsync();
        _shop = await RunningShop.OpenAsync(customers: 5);
        var rules = Rules with { OrderRules = [new OrderRule("Groot", "amount >= 100000") { Note = "Kijk" }] };

        var run = await _shop.ApplyAsync(rules);

        run.State.ShouldBe(RunState.Completed);
        run.Notes.ShouldBe(
            [
                "The fields on the order page are not set up: the app lacks write_orders. Add it to the app's scopes, "
                + "then install the app again.",
            ]);
        run.Result!.Customers.ShouldBeGreaterThan(0);
    }

    private ImmutableArray<MetafieldDefinition> Held => [.. _shop.Shop.State.Definitions];

    private void Define(string key, string type, string name, int? pin, string space = "loyalty") =>
        _shop.Shop.State.Definitions.Add(new MetafieldDefinition(
            800 + _shop.Shop.State.Definitions.Count, "CUSTOMER", space, key, name, type, null, pin, []));
}
