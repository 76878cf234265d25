using System.Collections.Frozen;
using System.Reflection;

namespace ShopConnector.Storage.Sql;

/// <summary>
/// The statements of the embedded <c>.sql</c> files by the name above each (<c>-- name: X</c>). A dialect's own files
/// are read last and replace a shared statement of the same name.
/// </summary>
internal sealed class Scripts
{
    private const string NameMark = "-- name: ";
    private const string Root = "ShopConnector.Storage.";

    private static readonly string[] s_dialects = ["Sqlite", "Postgres"];

    private readonly FrozenDictionary<string, string> _statements;

    public Scripts(string dialect)
    {
        var statements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files().OrderBy(file => BelongsTo(file, dialect)))
        {
            Read(file, statements);
        }

        _statements = statements.ToFrozenDictionary(StringComparer.Ordinal);
        Migrations = [.. MigrationsOf(dialect)];

        IEnumerable<string> Files() => Resources().Where(file =>
            !IsMigration(file) && !s_dialects.Any(other => other != dialect && BelongsTo(file, other)));
    }

    public string this[string name] => _statements[name];

    /// <summary>Oldest first; the version is the number at the beginning of the file's name.</summary>
    public IReadOnlyList<Migration> Migrations { get; }

    private static IEnumerable<Migration> MigrationsOf(string dialect)
    {
        var folder = $"{Root}Migrations.{dialect}.";
        return Resources()
            .Where(file => file.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => new Migration(Version(file[folder.Length..]), Text(file)));
    }

    private static long Version(string name) =>
        long.Parse(name.AsSpan(0, name.IndexOf('_', StringComparison.Ordinal)), provider: null);

    private static bool IsMigration(string file) =>
        s_dialects.Any(dialect => file.StartsWith($"{Root}Migrations.{dialect}.", StringComparison.Ordinal));

    private static bool BelongsTo(string file, string dialect) =>
        file.StartsWith($"{Root}{dialect}.", StringComparison.Ordinal);

    private static IEnumerable<string> Resources() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(file => file.EndsWith(".sql", StringComparison.Ordinal));

    private static void Read(string file, Dictionary<string, string> statements)
    {
        foreach (var part in Text(file).Split(NameMark, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            statements[part[..end].Trim()] = part[end..].Trim();
        }
    }

    private static string Text(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }
}

internal sealed record Migration(long Version, string Sql);
