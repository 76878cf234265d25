using System.Numerics;

namespace ShopConnector.Loyalty.Tiers;

/// <summary>
/// The largest of neighbouring values, found in one step: for every power of two the largest of so many values from
/// each place on. A buyer with ten thousand orders would else be looked through once for every order.
/// </summary>
internal sealed class RangeMaximum
{
    private readonly decimal[][] _largest;

    public RangeMaximum(decimal[] values)
    {
        _largest = new decimal[values.Length == 0 ? 1 : BitOperations.Log2((uint)values.Length) + 1][];
        _largest[0] = values;
        for (var level = 1; level < _largest.Length; level++)
        {
            var (half, shorter) = (1 << (level - 1), _largest[level - 1]);
            var longer = _largest[level] = new decimal[shorter.Length - half];
            for (var i = 0; i < longer.Length; i++)
                longer[i] = Math.Max(shorter[i], shorter[i + half]);
        }
    }

    /// <summary>Both ends included; null when there is nothing between them.</summary>
    public decimal? Of(int from, int to)
    {
        if (from > to)
            return null;

        // Two stretches that overlap cover any range, and the largest does not mind being counted twice.
        var level = BitOperations.Log2((uint)(to - from + 1));
        return Math.Max(_largest[level][from], _largest[level][to - (1 << level) + 1]);
    }
}
