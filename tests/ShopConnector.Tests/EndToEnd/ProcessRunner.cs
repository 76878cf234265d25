using System.Diagnostics;
using System.Globalization;

namespace ShopConnector.Tests.EndToEnd;

/// <summary>
/// One child process: started at once, listened to until its end, and dead at the latest when disposed.
/// </summary>
internal sealed class ProcessRunner : IAsyncDisposable
{
    // Enough to find dotnet, its packages and a temporary folder; a setting of this machine must not reach a test.
    private static readonly string[] s_handedOn = ["PATH", "HOME", "TMPDIR", "LANG", "DOTNET_"];

    private readonly ProcessCall _call;
    private readonly Process _process;
    private readonly Transcript _said;

    private ProcessRunner(ProcessCall call, Process process)
    {
        _call = call;
        _process = process;
        _said = new(process.StandardOutput, process.StandardError);
    }

    public int Id => _process.Id;

    public static ProcessRunner Start(ProcessCall call)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            WorkingDirectory = call.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        FillEnvironment(start.Environment, call.Environment);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{call.Program} does not start.");
        process.StandardInput.Close();
        return new(call, process);
    }

    /// <summary>From start to end, undisturbed.</summary>
    public static async Task<ProcessResult> RunAsync(ProcessCall call, CancellationToken ct = default)
    {
        await using var runner = Start(call);
        return await runner.EndAsync(ct);
    }

    /// <summary>Signals a given time after the start and waits for the end, whichever of the two comes first.</summary>
    public static async Task<ProcessResult> RunAsync(
        ProcessCall call, ProcessSignal signal, TimeSpan after, CancellationToken ct = default)
    {
        await using var runner = Start(call);
        await Task.WhenAny(runner._process.WaitForExitAsync(ct), Task.Delay(after, ct));
        await runner.SignalAsync(signal, ct);
        return await runner.EndAsync(ct);
    }

    /// <summary>Waits until a line with this text was written to either stream.</summary>
    public async Task SayingAsync(string text, CancellationToken ct = default)
    {
        var holds = await WithinLimitAsync(_said.HoldsAsync(text), ct);
        if (!holds)
        {
            throw new InvalidOperationException($"{_call} ended without a word of '{text}':\n{await EndAsync(ct)}");
        }
    }

    /// <summary>No effect on a process that has ended.</summary>
    public async Task SignalAsync(ProcessSignal signal, CancellationToken ct = default)
    {
        if (_process.HasExited)
        {
            return;
        }

        if (signal is ProcessSignal.Kill)
        {
            _process.Kill();
            return;
        }

        var name = signal is ProcessSignal.Terminate ? "TERM" : "INT";
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("sh", ["-c", $"kill -{name} {id} 2>&-"]); // Built into every shell.
        await kill.WaitForExitAsync(ct);
    }

    /// <summary>Waits for the end and for all that was written until then.</summary>
    public async Task<ProcessResult> EndAsync(CancellationToken ct = default)
    {
        await WithinLimitAsync(Whole(), ct);
        return new(_process.ExitCode, _said.Output, _said.Errors);

        async Task<bool> Whole()
        {
            await _process.WaitForExitAsync(ct);
            await _said.Completion;
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task<bool> WithinLimitAsync(Task<bool> work, CancellationToken ct)
    {
        try
        {
            return await work.WaitAsync(_call.Limit, ct);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(
                $"{_call} took longer than {_call.Limit}. It said:\n{_said.Output}\n--- errors\n{_said.Errors}", late);
        }
    }

    private static void FillEnvironment(
        IDictionary<string, string?> environment, IReadOnlyDictionary<string, string> added)
    {
        foreach (var name in environment.Keys.Where(name => !s_handedOn.Any(IsStartOf(name))).ToArray())
        {
            environment.Remove(name);
        }

        foreach (var (name, value) in added)
        {
            environment[name] = value;
        }
    }

    private static Func<string, bool> IsStartOf(string name) =>
        start => start.EndsWith('_') ? name.StartsWith(start, StringComparison.Ordinal) : name == start;
}
