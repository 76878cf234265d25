using Spectre.Console;

namespace ShopConnector.Presentation;

/// <summary>Results go to standard output, everything said on the way to standard error.</summary>
internal sealed class Terminal
{
    private const int WidthOfFiles = 160;

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

    public Stream StandardOutput { get; } = System.Console.OpenStandardOutput();

    public static Terminal Open() => new(
        Console(System.Console.Out, System.Console.IsOutputRedirected),
        Console(System.Console.Error, System.Console.IsErrorRedirected),
        !System.Console.IsErrorRedirected);

    public void Error(string message) => Err.MarkupLineInterpolated($"[red]error:[/] {SafeText.Of(message)}");

    public void Say(string message) => Err.MarkupLineInterpolated($"{SafeText.Of(message)}");

    private static IAnsiConsole Console(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
        {
            console.Profile.Width = WidthOfFiles; // A file has no edge at which a table would have to break.
        }

        return console;
    }
}
