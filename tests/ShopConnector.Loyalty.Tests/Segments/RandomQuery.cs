using FsCheck;
using FsCheck.Fluent;
using ShopConnector.Loyalty.Segments.Language;
using ShopConnector.Loyalty.Segments.Language.Names;

namespace ShopConnector.Loyalty.Tests.Segments;

/// <summary>Random queries in every spelling that the language allows; one seed gives one query.</summary>
internal sealed class RandomQuery(int seed)
{
    private static readonly string[] Comparisons = ["=", "!=", ">", ">=", "<", "<="];

    private static readonly string[] Texts =
        ["'VIP'", @"'O\'Reilly'", @"'a\b'", @"'\\''", "'AND (x)'", "''", "'🎁 \n tab\t'", "'Wella'", "'p1'", "'kleur'"];

    private static readonly string[] s_strays =
    [
        "'", "(", ")", ",", ":", "=", "!", "<>", "\"", "\\", "\n", "\r\n", "\0", "--", "/*", "*/", "-", "+", ".",
        "🎁", "\uD83C", "-d",
        " AND ", " OR ", " NOT ", " IN ", " BETWEEN ", " NULL ", "9999999999999999999999999999999", "-9d", "2026-02-30",
        "customer_tags", "orders_placed", "rfm_group", "FROM customers SHOW x WHERE ", "today", "true", "LIMIT 5",
    ];

    private readonly Random _random = new(seed);

    // Of its own accord FsCheck keeps to small numbers, a few hundred of them.
    public static Arbitrary<int> Seeds { get; } = Gen.Choose(0, int.MaxValue).ToArbitrary();

    public string Next(int depth = 3) => _random.Next(depth == 0 ? 1 : 4) switch
    {
        1 => $"{Next(depth - 1)}{Gap()}{Cased("AND")}{Gap()}{Next(depth - 1)}",
        2 => $"{Next(depth - 1)}{Gap()}{Cased("OR")}{Gap()}{Next(depth - 1)}",
        3 => $"({Next(depth - 1)})",
        _ => Clause(),
    };

    /// <summary>Within the frame of Shopify's editor, now and then.</summary>
    public string NextWhole() => _random.Next(10) == 0
        ? $"FROM customers SHOW note, {Pick("orders", "location")} WHERE {Next()}{Gap()}{Cased("ORDER")} BY orders ASC"
        : Next();

    /// <summary>Letters, words and signs lost, doubled, swapped or thrown in.</summary>
    public string NextBroken()
    {
        var text = NextWhole();
        for (var times = _random.Next(1, 4); times > 0; times--)
        {
            var (at, length) = (_random.Next(text.Length + 1), _random.Next(8));
            var cut = text.Substring(at, Math.Min(length, text.Length - at));
            text = _random.Next(4) switch
            {
                0 => text.Remove(at, cut.Length),
                1 => text.Insert(at, cut),
                2 => text.Remove(at, cut.Length).Insert(_random.Next(text.Length - cut.Length + 1), cut),
                _ => text.Insert(at, Pick(s_strays)),
            };
        }

        return text;
    }

    /// <summary>Only what moves with today, and a little that does not.</summary>
    public string NextOfTime(int depth = 2) => _random.Next(depth == 0 ? 1 : 3) switch
    {
        1 => $"({NextOfTime(depth - 1)}) AND ({NextOfTime(depth - 1)})",
        2 => $"({NextOfTime(depth - 1)}) OR ({NextOfTime(depth - 1)})",
        _ => ClauseOfTime(),
    };

    private string ClauseOfTime() => _random.Next(9) switch
    {
        0 => Pick("first_order_date", "last_order_date", "customer_added_date", "new_address_date") + DateTest(),
        1 => $"birthday = {Date()}",
        2 => $"birthday BETWEEN {Date()} AND {Date()}",
        3 => $"overdue_factor {Pick(Comparisons)} {Pick("0", "1", "1.5", "2", "0.3333")}",
        4 => $"orders_placed {Pick("", "NOT ")}MATCHES (date{DateTest()}, count >= {_random.Next(4)})",
        5 => $"products_purchased MATCHES (date{DateTest()}, vendor = 'Wella')",
        6 => $"product_overdue_factor{Pick("", "('p1')")} {Pick(Comparisons)} {Pick("0", "1", "1.5", "2", "0.3333")}",
        7 => $"complaint_solved_date{DateTest()}",
        _ => Pick("open_complaint = true", "number_of_orders > 2", "amount_spent < 100", "last_order_date IS NULL"),
    };

    private string Clause()
    {
        var term = Pick([.. Vocabulary.Attributes.Answered]);
        return Vocabulary.Attributes.Find(term)!.Kind switch
        {
            TermKind.Date => Cased(term) + DateTest(),
            TermKind.Number or TermKind.WholeNumber => term + NumberTest(),
            TermKind.NumberOfText => $"{term}({Pick(Texts)}){NumberTest()}",
            TermKind.NumberOfTextOrNone => $"{term}{Pick("", $"({Pick(Texts)})")}{NumberTest()}",
            TermKind.Truth => $"{term} {Pick("=", "!=")} {Pick("true", "FALSE")}",
            TermKind.List => $"{term} {Pick("", Cased("NOT") + Gap())}{Cased("CONTAINS")} {Pick(Texts)}",
            TermKind.Text => $"{term}{Pick("=", " !=  ")}{Pick(Texts)}",
            TermKind.Choice => $"{term} = '{Pick([.. Vocabulary.Attributes.Find(term)!.Choices])}'",
            TermKind.Birthday => $"{term} = {Date()}",
            TermKind.Anniversary => $"{term}('{ClauseParser.BirthDate}') BETWEEN {Date()} AND {Date()}",
            _ => Matches(term),
        };
    }

    private string Matches(string function)
    {
        if (function == "products_purchased" && _random.Next(4) == 0)
            return
                $"{function}(id: {_random.Next(99)}, vendor: {Pick(Texts)}) {Pick("=", "!=")} {Pick("true", "FALSE")}";

        var vocabulary = function == "orders_placed" ? Vocabulary.OrderParameters : Vocabulary.ProductParameters;
        var conditions = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Condition(vocabulary));
        return $"{function} {Pick("", "NOT ")}MATCHES{Pick("", " ")}({string.Join(Pick(",", " , "), conditions)})";
    }

    private string Condition(Vocabulary vocabulary)
    {
        var term = vocabulary.Find(Pick([.. vocabulary.Answered]))!;
        return term.Name + term.Kind switch
        {
            TermKind.Date => DateTest(),
            TermKind.Number or TermKind.WholeNumber => NumberTest(),
            _ => $" {Pick("=", "!=")} {Pick(Texts)}",
        };
    }

    private string DateTest() => _random.Next(5) switch
    {
        0 => $" {Cased("BETWEEN")} {Date()} {Cased("AND")} {Date()}",
        1 => $" IS {Pick("", "NOT ")}NULL",
        _ => $"{Gap()}{Pick(Comparisons)}{Gap()}{Date()}",
    };

    private string NumberTest() => _random.Next(4) == 0
        ? $" BETWEEN {_random.Next(-5, 5)} AND {_random.Next(100)}"
        : $"{Pick("", " ")}{Pick(Comparisons)}{Pick("", " ")}{_random.Next(-9, 999)}{Pick("", ".0", ".00")}";

    private string Date() => _random.Next(5) switch
    {
        0 => $"{_random.Next(2024, 2031)}-{_random.Next(1, 13):00}-{_random.Next(1, 29):00}{Pick("", "T23:59:59")}",
        1 => Pick("today", "Yesterday", "7_days_ago", "12_months_ago"),
        2 => $"{Pick("-", "+")}{_random.Next(0, 40)}{Pick("w", "m")}",
        _ => $"{Pick("-", "+")}{_random.Next(0, 400)}{Pick("d", "D")}",
    };

    private string Gap() => Pick(" ", "  ", "\n", "\t ", " /* why */ ", " -- why\n");

    private string Cased(string keyword) => _random.Next(3) == 0 ? keyword.ToLowerInvariant() : keyword;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
