using System.Globalization;
using System.Text.Json.Nodes;

namespace ShopConnector.Tests.Evaluate;

/// <summary>
/// The worked examples with one thing spoilt, seeded: decisions or clear problems, never an accident.
/// </summary>
public sealed class SpoiltHistoryTests
{
    private const int SpoiltOfEach = 40;

    private static readonly string[] Spoilt =
    [
        "null", "\"\"", "\" \"", "0", "-1", "1e400", "9223372036854775807", "-9223372036854775808",
        "79228162514264337593543950335", "0.0000000000000000000000000001", "true", "{}", "[]", "[null]", "[[]]",
        "\"9999-12-31T23:59:59Z\"", "\"9998-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31\"",
        "\"-9998-01-01\"", "\"2200-12-31T23:59:59+18:00\"", "\"1900-01-01T00:00:00Z\"", "\"\\ud800\"",
        "\"adjust:atelier:1001:2147483647\"", "\"adjust:atelier:1001:99999999999999999999\"", "\"expire:\"",
        "\"earn:atelier:1001\"", "\"redeem:x1\"", "\"bonus:welkom:\"", "\"zo'n\\u0000ding\"", "2147483648",
        "1000000000000000", "\"-1000000000000000\"", "\"1000000000000000\"",
    ];

    public static TheoryData<string> All => [.. GoldenCase.Names()];

    [Theory, MemberData(nameof(All))]
    public void A_spoilt_history_gives_decisions_or_problems_that_a_person_can_read(string name)
    {
        var golden = GoldenCase.Named(name);
        var chance = new Random(name.Sum(letter => letter));
        for (var i = 0; i < SpoiltOfEach; i++)
        {
            var history = Spoil(JsonNode.Parse(golden.History)!, chance);
            var problems = Should.NotThrow(() => golden.Evaluate(history).Problems, history);
            foreach (var problem in problems)
            {
                problem.ShouldNotContain("System.", Case.Sensitive, history);
                problem.ShouldNotContain("JSON value could not", Case.Sensitive, history);
                problem.ShouldNotMatch("Member [^:]*: Member ", history);
            }

            problems.Distinct(StringComparer.Ordinal).Count().ShouldBe(problems.Count, history);
        }
    }

    private static string Spoil(JsonNode root, Random chance)
    {
        var places = Places(root).ToList();
        var place = places[chance.Next(places.Count)];
        var value = Spoilt[chance.Next(Spoilt.Length)];
        const string Mark = "\"spoilt here\"";
        switch (place.Parent)
        {
            case JsonObject parent when chance.Next(6) == 0:
                parent.Remove(place.Name);
                break;
            case JsonObject parent when chance.Next(8) == 0:
                parent["onbekend"] = parent[place.Name]?.DeepClone();
                break;
            case JsonObject parent:
                parent[place.Name] = JsonNode.Parse(Mark);
                break;
            case JsonArray parent when chance.Next(3) == 0:
                parent.Add(parent[place.Index]?.DeepClone());
                break;
            case JsonArray parent:
                parent[place.Index] = JsonNode.Parse(Mark);
                break;
        }

        var text = root.ToJsonString().Replace(Mark, value, StringComparison.Ordinal);
        return chance.Next(25) == 0 ? text[..chance.Next(text.Length)] : text;
    }

    private static IEnumerable<(JsonNode Parent, string Name, int Index)> Places(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                yield return (node, name, 0);
                foreach (var place in value is null ? [] : Places(value))
                    yield return place;
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                yield return (node, i.ToString(CultureInfo.InvariantCulture), i);
                foreach (var place in items[i] is { } item ? Places(item) : [])
                    yield return place;
            }
        }
    }
}
