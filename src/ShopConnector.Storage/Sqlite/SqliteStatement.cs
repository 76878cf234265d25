using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ShopConnector.Storage.Sqlite;

/// <summary>
/// A prepared statement without the driver's command around it, which looks up every parameter by its name for every
/// row and copies every text twice: a third of what storing an order costs.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;
    private byte[] _text = new byte[4096]; // Grows to the longest text; bound texts are copied by SQLite.

    public SqliteStatement(SqliteConnection connection, string sql, string[] parameters)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
        _places = [.. parameters.Select(name => raw.sqlite3_bind_parameter_index(_statement, name))];
    }

    /// <summary>How many rows were affected.</summary>
    public int Execute(ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            Check(Bind(_places[at], values[at]));
        }

        // Reset repeats the error of the step, with its extended code.
        raw.sqlite3_step(_statement);
        Check(raw.sqlite3_reset(_statement));
        return raw.sqlite3_changes(_connection);
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        "" => raw.sqlite3_bind_text(_statement, place, ""), // An empty span would be bound as null.
        string text => raw.sqlite3_bind_text(_statement, place, Utf8(text)),
        _ => throw new ArgumentException($"{value.GetType()} is not among the types of our columns.", nameof(value)),
    };

    private ReadOnlySpan<byte> Utf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
        {
            _text = new byte[most];
        }

        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
