using ShopConnector.Sync.Apply;

namespace ShopConnector.Storage.Journal;

/// <summary>Entries in bounded pages, each read in a transaction of its own: whoever reads holds nothing up.</summary>
internal static class JournalPages
{
    public const int PageSize = 500;

    /// <param name="read">The page that follows an entry's number, at most <see cref="PageSize"/> rows.</param>
    /// <param name="start">The number before the first entry.</param>
    public static async IAsyncEnumerable<JournalEntry> EntriesAsync(
        Func<long, Task<IReadOnlyList<JournalRow>>> read, long start)
    {
        IReadOnlyList<JournalRow> rows;
        do
        {
            rows = await read(start);
            foreach (var row in rows)
            {
                yield return row.ToEntry();
                start = row.Id;
            }
        }
        while (rows.Count == PageSize);
    }
}
