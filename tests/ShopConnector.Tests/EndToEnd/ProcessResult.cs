namespace ShopConnector.Tests.EndToEnd;

/// <summary>How a process ended. A signal that ended it shows as 128 and its number: 137 is kill -9.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    /// <summary>For messages of failed tests.</summary>
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}\n--- errors\n{Errors}";
}

internal enum ProcessSignal
{
    /// <summary>As a service manager stops the host.</summary>
    Terminate,

    /// <summary>As Ctrl-C does.</summary>
    Interrupt,

    /// <summary>kill -9: no chance to tidy up.</summary>
    Kill,
}
