using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Rewards;
using Spectre.Console;

namespace ShopConnector.Presentation.Points;

/// <summary>What was done at the counter, and what it comes to.</summary>
internal sealed class ActView(Terminal terminal)
{
    public void ShowAdjusted(string member, ManualPoints manual, PointsPosition after, bool json)
    {
        if (!json)
        {
            terminal.Out.WriteLine(
                $"{member}: {Figures.Signed(manual.Points)} {Points(manual.Points)}, adjustment {manual.Id}. "
                + $"Balance {Figures.Number(after.Balance)}.");
            terminal.Out.WriteLine("The next apply shows it in the shop.");
            return;
        }

        using var writer = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        writer.WriteStartObject();
        writer.WriteString("adjustment", manual.Id);
        writer.WriteNumber("points", manual.Points);
        writer.WriteString("reason", manual.Reason);
        writer.WriteString("author", manual.Author);
        writer.WriteString("reverses", manual.Reverses);
        writer.WriteNumber("balance", after.Balance);
        writer.WriteEndObject();
    }

    public void ShowRedeemed(string member, RedeemedReward redeemed, PointsPosition after, DateTimeZone zone, bool json)
    {
        var (redemption, entitlement) = redeemed;
        var lastDay = LocalDatePattern.Iso.Format(entitlement.ValidUntil.InZone(zone).Date.PlusDays(-1));
        if (!json)
        {
            var what = entitlement.Tag is { } tag ? $"the tag {tag}" : "the code";
            terminal.Out.WriteLine(
                $"{member}: {Figures.Number(redemption.Points)} {Points(redemption.Points)} redeemed for "
                + $"\"{redemption.Reward}\", "
                + $"valid through {lastDay}. Balance {Figures.Number(after.Balance)}.");
            terminal.Out.WriteLine($"The next apply puts {what} into {entitlement.Customer.Shop}.");
            return;
        }

        using var writer = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        writer.WriteStartObject();
        writer.WriteString("redemption", redemption.Id);
        writer.WriteString("reward", redemption.Reward);
        writer.WriteNumber("points", redemption.Points);
        writer.WriteString("shop", entitlement.Customer.Shop);
        writer.WriteString("customer", entitlement.Customer.Id);
        writer.WriteString("validThrough", lastDay);
        writer.WriteNumber("balance", after.Balance);
        writer.WriteEndObject();
    }

    private static string Points(long number) => Math.Abs(number) == 1 ? "point" : "points";
}
