using System.Data.Common;

namespace ShopConnector.Storage.Sql;

/// <summary>One statement for many rows, in whatever way the database takes them fastest.</summary>
internal interface IRowWriter
{
    /// <param name="rows">Of each row the values in the order of the parameters; the array is used again.</param>
    /// <returns>How many rows were affected.</returns>
    Task<int> WriteAsync(
        DbConnection connection, DbTransaction transaction, string sql, string[] parameters,
        IEnumerable<object?[]> rows, CancellationToken ct);
}
