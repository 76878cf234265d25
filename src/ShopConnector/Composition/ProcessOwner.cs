using System.Diagnostics;
using System.Globalization;

namespace ShopConnector.Composition;

/// <summary>
/// This process's name in a lease: machine, process and start. So the next run on the same machine knows at once that
/// a process was killed, and need not wait until its lease runs out.
/// </summary>
internal static class ProcessOwner
{
    public static string Name { get; } = NameOf(Environment.ProcessId, StartOf(Process.GetCurrentProcess()));

    public static bool IsGone(string owner)
    {
        var parts = owner.Split('/');
        if (parts.Length != 3 || !string.Equals(parts[0], Environment.MachineName, StringComparison.Ordinal)
            || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id))
        {
            return false; // Another machine: only its lease can tell.
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return !string.Equals(NameOf(id, StartOf(process)), owner, StringComparison.Ordinal);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }

    private static string NameOf(int id, long start) =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{id}/{start}");

    // Process numbers are used again; together with the start they are not.
    private static long StartOf(Process process) => process.StartTime.Ticks / TimeSpan.TicksPerSecond;
}
