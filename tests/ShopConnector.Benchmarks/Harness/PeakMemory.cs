using System.Globalization;

namespace ShopConnector.Benchmarks.Harness;

/// <summary>The most memory this process ever held at once, in bytes, as the kernel counts it (Linux only).</summary>
internal static class PeakMemory
{
    private const string Field = "VmHWM:";

    /// <summary>Forgets the peak so far, so that the next <see cref="Read"/> speaks of what follows.</summary>
    public static void Reset()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5"); // 5: reset the peak resident set size, nothing else.
    }

    public static long Read() => File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith(Field, StringComparison.Ordinal))
        .Select(line => line[Field.Length..].Replace("kB", "", StringComparison.Ordinal).Trim())
        .Select(kibibytes => long.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024)
        .Single();
}
