using Microsoft.Data.Sqlite;

namespace ShopConnector.Storage.Sqlite;

internal static class SqliteProblem
{
    // Result codes of https://www.sqlite.org/rescode.html; the driver has no names for them.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static string? Explain(SqliteException error, string file) => error.SqliteErrorCode switch
    {
        Busy or Locked =>
            $"SQLite file {file}: another process has kept it locked for too long. Wait until that process has ended, "
            + "or stop it, and run the same command again.",
        ReadOnly =>
            $"SQLite file {file}: it cannot be written. Give this user the right to write the file and its folder, or "
            + "name another file in Storage:ConnectionString.",
        InputOutput =>
            $"SQLite file {file}: the disk reported an error ({error.SqliteExtendedErrorCode}). Check the disk and the "
            + "free space, then run the same command again; nothing half-done was kept.",
        Corrupt =>
            $"SQLite file {file}: it is damaged. Restore the newest backup; what happened since is read from the shops "
            + "again. Keep the damaged file until that has worked.",
        Full =>
            $"SQLite file {file}: the disk is full. Free some space and run the same command again; nothing half-done "
            + "was kept.",
        CannotOpen => CannotBeOpened(file),
        NotADatabase =>
            $"SQLite file {file}: this is no SQLite database. Name another file in Storage:ConnectionString, or "
            + "restore a backup.",
        _ => null,
    };

    private static string CannotBeOpened(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        return Directory.Exists(folder)
            ? $"SQLite file {file}: it cannot be opened or made. Give this user the right to write the folder "
                + $"{folder}, or name another file in Storage:ConnectionString."
            : $"SQLite file {file}: the folder {folder} does not exist. Make it, or name another file in "
                + "Storage:ConnectionString.";
    }
}
