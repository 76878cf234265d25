using NodaTime;

namespace ShopConnector.Sandbox.Faults;

internal enum Fault
{
    None, Throttled, ServerError, ResetBefore, ResetAfter, TruncatedBody,
    WebPage, Garbled,
    PhpNotice, ByteOrderMark, Firewall, StaleAnswer,
}

/// <summary>What happens to one request; at most one fault strikes it.</summary>
internal readonly record struct FaultRoll(Fault Fault, Duration Delay, bool Drift)
{
    public static FaultRoll Of(SandboxOptions options, string shop, long request)
    {
        var random = SeededRandom.For(options.Seed, $"wire of {shop}", request);
        var faults = options.Faults;
        var delay = options.Latency.Fixed + (options.Latency.Spread * random.Share());
        if (random.Chance(faults.Slow))
            delay += faults.SlowBy;
        var drift = random.Chance(faults.PageDrift);
        return new FaultRoll(Struck(random.Share(), faults), delay, drift);
    }

    private static Fault Struck(double roll, SandboxFaults faults)
    {
        (Fault Fault, double Rate)[] table =
        [
            (Fault.Throttled, faults.Throttled), (Fault.ServerError, faults.ServerError),
            (Fault.ResetBefore, faults.ResetBefore), (Fault.ResetAfter, faults.ResetAfter),
            (Fault.TruncatedBody, faults.TruncatedBody), (Fault.WebPage, faults.WebPage),
            (Fault.Garbled, faults.Garbled), (Fault.PhpNotice, faults.PhpNotice),
            (Fault.ByteOrderMark, faults.ByteOrderMark), (Fault.Firewall, faults.Firewall),
            (Fault.StaleAnswer, faults.StaleAnswer),
        ];
        foreach (var (fault, rate) in table)
        {
            if (roll < rate)
                return fault;
            roll -= rate;
        }

        return Fault.None;
    }
}
