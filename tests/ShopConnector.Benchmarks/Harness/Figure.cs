using System.Globalization;

namespace ShopConnector.Benchmarks.Harness;

/// <summary>One line of the result. Without a target it is shown for the reader and decides nothing.</summary>
internal sealed record Figure(string Name, double Value, string Unit, Target? Target = null)
{
    public bool Missed => Target is { } target && !target.IsMetBy(Value);

    public string Verdict => Target is null ? "" : Missed ? "MISSED" : "met";

    /// <summary>
    /// How often <paramref name="part"/> goes into <paramref name="whole"/>; compares within one run.
    /// </summary>
    public static Figure Ratio(string name, double part, double whole, Target? target = null) =>
        new(name, part / whole, "×", target);

    public static Figure Megabytes(string name, long bytes, Target? target = null) =>
        new(name, bytes / 1_000_000.0, "MB", target);

    public static Figure Seconds(string name, TimeSpan time, Target? target = null) =>
        new(name, time.TotalSeconds, "s", target);
}

/// <summary>A bound on a figure, in the figure's unit.</summary>
internal sealed record Target(double Bound, bool IsUpper)
{
    public static Target AtMost(double bound) => new(bound, IsUpper: true);

    public static Target AtLeast(double bound) => new(bound, IsUpper: false);

    // Written so that NaN, the result of a broken measurement, meets nothing.
    public bool IsMetBy(double value) => IsUpper ? value <= Bound : value >= Bound;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsUpper ? "≤" : "≥")} {Bound:0.###}");
}
