using ShopConnector.Configuration;
using ShopConnector.Demo;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Tests.Host;

/// <summary>The file a shop owner starts from must be sound, and every setting in it must be one we read.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_example_is_read_without_a_problem()
    {
        var settings = Load();

        settings.Shops.Select(shop => shop.Name).ShouldBe(["atelier", "kaashuis"]);
        settings.Program.Rules.Segments.Select(segment => segment.Tag).ShouldBe(
        [
            "VIP", "Frequente koper", "Grootbesteder", "Gelegenheidskoper", "VIP dreigt te vertrekken",
            "Loyaliteitslid",
        ]);
        settings.WriteBack.RemovalShareMax.ShouldBe(0.2m);
    }

    [Fact]
    public void The_win_back_is_fifteen_percent_for_seven_days()
    {
        var offer = Load().Program.Rules.Offers.ShouldHaveSingleItem();

        offer.Value.ShouldBe(OfferValue.Percent(15m));
        offer.ValidDays.ShouldBe(7);
    }

    [Fact]
    public void A_misspelt_setting_in_it_would_be_refused()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var example = new StreamReader(DemoSettings.OpenExample());
            var misspelt = example.ReadToEnd()
                .Replace("\"RemovalShareMax\"", "\"RemovalShareMaximum\"", StringComparison.Ordinal);
            File.WriteAllText(file, misspelt);

            var error = Should.Throw<SettingsException>(() => SettingsFile.Load(file));

            error.Message.ShouldBe(
                $"1 mistake in {file}:\n  WriteBack:RemovalShareMaximum: is no setting. Did you mean RemovalShareMax?");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ConnectorSettings Load()
    {
        var file = Path.GetTempFileName();
        using (var example = DemoSettings.OpenExample())
        using (var copy = File.Create(file))
        {
            example.CopyTo(copy);
        }

        try
        {
            return SettingsFile.Load(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
