using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ShopConnector.Storage;
using ShopConnector.Storage.Sql;

namespace ShopConnector.Tests.Storage.Statements;

/// <summary>
/// How SQLite finds the rows of each statement. It keeps no statistics for us, so what it chooses here, over empty
/// tables, is what it does over a million rows.
/// </summary>
public sealed partial class QueryPlanTests : IDisposable
{
    private static readonly Scripts s_scripts = new("Sqlite");

    private readonly SqliteConnection _database = new("Data Source=:memory:");

    public QueryPlanTests()
    {
        _database.Open();
        foreach (var migration in s_scripts.Migrations)
        {
            using var command = _database.CreateCommand();
            command.CommandText = migration.Sql;
            command.ExecuteNonQuery();
        }
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void No_statement_goes_through_a_whole_shop_but_those_that_are_about_it() =>
        Names().Where(name => PlanOf(name).Exists(step => WholeShop().IsMatch(step))).ShouldBe(
        [
            "AnyFriendCode", // The first row of an index is enough.
            "MarkShopDue", // Another programme concerns everybody.
            "OpenPromises", // Of an index that holds only what is open.
            "PersonIds", // Somebody is forgotten, which is seldom.
            "TagsShown", // Only when a brake is about to stop a plan.
        ]);

    [Theory]
    // Else every one who is due would be compared with all who are.
    [InlineData("DueBatch", "o USING INDEX customer_member (member_id=? AND shop=?)")]
    [InlineData("RestBatch", "o USING INDEX customer_member (member_id=? AND shop=?)")]
    // Else an account that is gone would cost a walk through all orders.
    [InlineData("OrdersOfAfter", "customer_order USING INDEX customer_order_customer (customer_id=?)")]
    // Else each code for friends would cost a walk through all customers, and each page one through all codes.
    [InlineData("MarkReferrerDue", "customer USING INDEX sqlite_autoindex_customer_1 (shop=? AND id=?)")]
    [InlineData("ReferrersOf", "k USING PRIMARY KEY (shop=? AND order_id=?)")]
    [InlineData("RivalCodes", "j USING PRIMARY KEY (shop=? AND order_id=?)")]
    public void Where_much_depends_on_it_the_narrow_index_is_taken(string statement, string step) =>
        PlanOf(statement).ShouldContain($"SEARCH {step}");

    private static IEnumerable<string> Names() => typeof(SqlStorage).Assembly.GetManifestResourceNames()
        .Where(file => file.EndsWith(".sql", StringComparison.Ordinal) && !OtherFile().IsMatch(file))
        .SelectMany(file => NameLine().Matches(TextOf(file)).Select(match => match.Groups["name"].Value))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string TextOf(string file)
    {
        using var reader = new StreamReader(typeof(SqlStorage).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    private List<string> PlanOf(string name)
    {
        var steps = new List<string>();
        foreach (var statement in CommentLine().Replace(s_scripts[name], "").Split(';', StringSplitOptions.TrimEntries))
        {
            if (statement.Length == 0 || statement.StartsWith("PRAGMA", StringComparison.Ordinal))
            {
                continue;
            }

            using var command = _database.CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
            foreach (Match parameter in Parameter().Matches(statement))
            {
                if (!command.Parameters.Contains(parameter.Value))
                {
                    command.Parameters.AddWithValue(parameter.Value, 1L);
                }
            }

            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                steps.Add(rows.GetString(3));
            }
        }

        return steps;
    }

    // What is large: customers, orders and their codes, the ledger, entitlements, the journal.
    [GeneratedRegex(
        @"^SCAN (journal|customer|posting|entitlement|[a-z])\b"
        + @"|INDEX (sqlite_autoindex_(customer|posting|entitlement)\w*|(customer|order_code|posting|entitlement)_\w+) "
        + @"\(shop=\?\)")]
    private static partial Regex WholeShop();

    [GeneratedRegex(@"\.(Migrations|Postgres)\.")]
    private static partial Regex OtherFile();

    [GeneratedRegex(@"^-- name: (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NameLine();

    [GeneratedRegex("^ *--.*$", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
