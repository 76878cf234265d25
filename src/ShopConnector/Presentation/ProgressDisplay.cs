using System.Globalization;
using ShopConnector.Sync;
using Spectre.Console;

namespace ShopConnector.Presentation;

/// <summary>One line on standard error that says how far a long run is; silent where no one is watching.</summary>
internal sealed class ProgressDisplay(Terminal terminal) : IDisposable
{
    private const int Width = 79;
    private bool _written;

    public void Show(StageProgress progress)
    {
        if (!terminal.Interactive)
        {
            return;
        }

        var line = $"{progress.Shop}: {Sentence(progress)}";
        terminal.Err.Write(new ControlCode("\r" + SafeText.Cell(line, Width).PadRight(Width)));
        _written = true;
    }

    public void Dispose()
    {
        if (_written)
        {
            terminal.Err.Write(new ControlCode("\r" + new string(' ', Width) + "\r"));
        }
    }

    private static string Sentence(StageProgress progress) => progress.Stage switch
    {
        RunStage.Waiting => "another run is under way; waiting for it to end …",
        RunStage.Pulling => $"pulling … customers and orders read: {Number(progress.Done)}",
        RunStage.Evaluating => $"evaluating … {Customers(progress)}",
        RunStage.Applying => $"writing … {Customers(progress)}",
        _ => "",
    };

    private static string Customers(StageProgress progress) =>
        $"{Number(progress.Done)}{Of(progress.Total)} customer{((progress.Total ?? progress.Done) == 1 ? "" : "s")}";

    private static string Of(long? total) => total is { } known ? $" of {Number(known)}" : "";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
