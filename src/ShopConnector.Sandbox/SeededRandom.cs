using System.Numerics;

namespace ShopConnector.Sandbox;

/// <summary>
/// SplitMix64: the same numbers on every machine and runtime, with a stream of its own per purpose, so that one more
/// name drawn in one place does not change the orders in another.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _state;

    private SeededRandom(ulong state) => _state = state;

    public static SeededRandom For(int seed, string purpose, long number = 0)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in purpose)
            hash = (hash ^ letter) * 1099511628211UL;
        return new SeededRandom(hash ^ ((ulong)(uint)seed << 32) ^ BitOperations.RotateLeft((ulong)number, 17));
    }

    public ulong NextBits()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>From 0 up to, not including, <paramref name="below"/>.</summary>
    public int Below(int below) => (int)(NextBits() % (ulong)below);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Share() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double share) => Share() < share;

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    public string Hex(int digits)
    {
        Span<char> text = stackalloc char[digits];
        for (var i = 0; i < digits; i++)
            text[i] = "0123456789abcdef"[Below(16)];
        return new string(text);
    }

    /// <summary>Fisher–Yates, in place.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
