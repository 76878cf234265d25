using Spectre.Console;

namespace ShopConnector.Presentation;

/// <summary>Results go to standard output, everything said on the way to standard error.</summary>
internal sealed class Terminal
{
    private Terminal(IAnsiConsole output, IAnsiConsole error, bool interactive)
    {
        Out = output;
        Err = error;
        Interactive = interactive;
    }

    public IAnsiConsole Out { get; }

    public IAnsiConsole Err { get; }

    /// <summary>Standard error is a terminal: a progress display makes sense there.</summary>
    public bool Interactive { get; }

    public Stream StandardOutput { get; } = Console.OpenStandardOutput();

    public static Terminal Open() => new(
        Plain(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) }), Console.IsOutputRedirected),
        Plain(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), Console.IsErrorRedirected),
        !Console.IsErrorRedirected);

    public void Error(string message) => Err.MarkupLineInterpolated($"[red]error:[/] {SafeText.Of(message)}");

    public void Say(string message) => Err.MarkupLineInterpolated($"{SafeText.Of(message)}");

    private static IAnsiConsole Plain(IAnsiConsole console, bool redirected)
    {
        if (redirected)
        {
            // A file has no edge at which a table would have to break.
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }

    private const int WidthOfFiles = 160;
}
