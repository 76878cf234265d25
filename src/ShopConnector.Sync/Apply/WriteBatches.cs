using System.Diagnostics.CodeAnalysis;
using ShopConnector.Sync.Plan;

namespace ShopConnector.Sync.Apply;

/// <summary>
/// Deals the lines of a plan out to batches. Changes that share the shop's calls go together: mixed ones would leave
/// the last call of every kind half empty, batch after batch. Lines of one member stay in one batch, as they are stored
/// together or not at all.
/// </summary>
/// <param name="most">Changes in one batch.</param>
internal sealed class WriteBatches(IShop shop, int most)
{
    private const int LinesPerBatch = 1_000;

    private const int Quiet = int.MinValue;
    private const int SeveralLines = int.MaxValue;

    private readonly SortedDictionary<int, Batch> _open = [];
    private List<PlanLine> _member = [];

    /// <summary>True: a batch became full.</summary>
    public bool Add(PlanLine line, [NotNullWhen(true)] out List<PlanLine>? full)
    {
        full = _member.Count > 0 && IsWhole(line) ? Deal() : null;
        _member.Add(line);
        return full is not null;
    }

    /// <summary>What is left at the end; kinds that fit into one batch share it.</summary>
    public IEnumerable<List<PlanLine>> Rest()
    {
        if (Deal() is { } full)
        {
            yield return full;
        }

        var rest = new Batch();
        foreach (var batch in _open.Values)
        {
            if (!Fits(rest, batch))
            {
                yield return rest.Lines;
                rest = new Batch();
            }

            rest.Add(batch.Lines);
        }

        yield return rest.Lines;
    }

    // A member of more customers than a batch may hold has to be cut somewhere.
    private bool IsWhole(PlanLine next) =>
        !string.Equals(_member[0].MemberId, next.MemberId, StringComparison.Ordinal) || _member.Count >= most;

    private List<PlanLine>? Deal()
    {
        var lines = new Batch();
        lines.Add(_member);
        _member = [];
        var kind = KindOf(lines);
        if (_open.TryGetValue(kind, out var batch) && Fits(batch, lines))
        {
            batch.Add(lines.Lines);
            return null;
        }

        _open[kind] = lines;
        return batch?.Lines;
    }

    private bool Fits(Batch batch, Batch more) =>
        batch.Changes + more.Changes <= most
        && batch.Lines.Count + more.Lines.Count <= Math.Max(most, LinesPerBatch);

    private int KindOf(Batch lines) => lines switch
    {
        { Changes: 0 } => Quiet,
        { Changes: 1 } => shop.WriteKindOf(lines.Lines.First(line => line.Change is not null).Change!),
        _ => SeveralLines,
    };

    private sealed class Batch
    {
        public List<PlanLine> Lines { get; } = [];

        public int Changes { get; private set; }

        public void Add(List<PlanLine> lines)
        {
            Lines.AddRange(lines);
            Changes += lines.Count(line => line.Change is not null);
        }
    }
}
