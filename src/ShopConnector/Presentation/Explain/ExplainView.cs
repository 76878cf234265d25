using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ShopConnector.Loyalty;
using Spectre.Console;

namespace ShopConnector.Presentation.Explain;

/// <summary>One member with every reason, for people.</summary>
internal sealed class ExplainView(IAnsiConsole console, ExplainedMember explained)
{
    private static readonly LocalTimePattern s_time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private readonly Labels _labels = Labels.Of(explained.Words.Language);

    public void Show()
    {
        foreach (var customer in explained.Member.Customers)
        {
            var name = SafeText.Cell(customer.DisplayName ?? customer.Email, most: 60);
            console.MarkupLineInterpolated($"[bold]{name}[/]  {SafeText.Cell(customer.Key.ToString())}");
        }

        console.WriteLine(Summary());
        var table = new Table().RoundedBorder();
        table.AddColumns(_labels.What, "", _labels.Because);
        foreach (var reason in explained.Reasons)
        {
            var lines = new ReasonLines(reason, explained.Words, _labels);
            table.AddRow(
                new Text(SafeText.Cell(reason.About)),
                new Markup(reason.Holds ? $"[green]{_labels.Yes}[/]" : _labels.No),
                new Text(string.Join('\n', lines.All())));
        }

        console.Write(table);
        console.WriteLine($"{_labels.ChangesNext}: {NextChange()}");
        console.WriteLine($"{_labels.Programme}: {explained.Version}, {Since()}");
    }

    private string Since() => explained.Since is { } at
        ? string.Format(CultureInfo.InvariantCulture, _labels.Since, Moment(at))
        : _labels.NotYet;

    private string Summary()
    {
        var (decision, words) = (explained.Decision, explained.Words);
        var spent = $"{explained.Rules.Currency} {words.Amount(decision.Metrics.AmountSpent)}";
        var orders = decision.Metrics.NumberOfOrders == 1
            ? _labels.OneOrder
            : string.Format(
                CultureInfo.InvariantCulture, _labels.SomeOrders, words.Number(decision.Metrics.NumberOfOrders));
        return string.Format(
            CultureInfo.InvariantCulture, _labels.Summary, orders, spent,
            words.Number(decision.Points.Balance), words.Number(decision.Points.Pending),
            SafeText.Cell(decision.Tier ?? _labels.NoTier));
    }

    private string NextChange()
    {
        if (explained.Waits)
        {
            return _labels.WhenPlace;
        }

        if (explained.Decision.NextChange is not { } at)
        {
            return _labels.Never;
        }

        return Moment(at);
    }

    // The time of the day only where it is not the day's start: nearly everything changes at midnight.
    private string Moment(Instant at)
    {
        var local = explained.Local(at);
        var day = explained.Words.Day(local.Date);
        return explained.Rules.Zone.AtStartOfDay(local.Date).ToInstant() == at
            ? day
            : $"{day} {s_time.Format(local.TimeOfDay)}";
    }
}
