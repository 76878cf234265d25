using System.Globalization;
using System.Text.Json;
using ShopConnector.Loyalty;
using ShopConnector.Loyalty.Explaining;
using ShopConnector.Loyalty.Segments;
using ShopConnector.Loyalty.Segments.Wording;
using Spectre.Console;

namespace ShopConnector.Presentation.Segments;

/// <summary>A query as it was understood: its canonical text, each clause in plain words, what can change it.</summary>
/// <param name="program">Null where there is no configuration: then nobody knows whose a tag is.</param>
internal sealed class QueryView(Terminal terminal, CompiledProgram? program, Language language)
{
    private readonly QueryLabels _labels = QueryLabels.In(language);

    public void Show(SegmentQuery query, bool json)
    {
        var meaning = query.Describe(language);
        if (json)
        {
            ShowJson(query, meaning);
            return;
        }

        terminal.Out.MarkupLineInterpolated($"[bold]{SafeText.Of(query.ToString())}[/]");
        var table = Tables.Titled(_labels.Understood, _labels.Clause, _labels.Means);
        foreach (var clause in meaning.Clauses)
            table.Add(SafeText.Of(clause.Clause), SafeText.Of(clause.Means));

        terminal.Out.Write(table);
        foreach (var sentence in Sentences(query, meaning))
            terminal.Out.MarkupLineInterpolated($"{SafeText.Of(sentence)}");
    }

    internal IEnumerable<string> Sentences(SegmentQuery query, QueryMeaning meaning)
    {
        yield return meaning.DependsOnTime ? _labels.ByTime : _labels.NotByTime;
        if (meaning.DependsOnPoints)
            yield return _labels.ByPoints;

        if (meaning.DependsOnTier)
            yield return _labels.ByTier;

        foreach (var tag in TagsOf(query))
            yield return With(tag, IsOwn(tag) switch
            {
                true => _labels.OwnTag,
                false => _labels.ShopTag,
                null => _labels.AnyTag,
            });

        foreach (var name in meaning.NeverTold)
            yield return With(name, _labels.NeverTold);
    }

    private static string With(string name, string sentence) =>
        string.Format(CultureInfo.InvariantCulture, sentence, name);

    private static IEnumerable<string> TagsOf(SegmentQuery query) =>
        query.TagsNamed.Select(named => named.Tag).Distinct(StringComparer.OrdinalIgnoreCase);

    private bool? IsOwn(string tag) => program?.OwnedTags.Contains(tag);

    private void ShowJson(SegmentQuery query, QueryMeaning meaning)
    {
        using var json = new Utf8JsonWriter(terminal.StandardOutput, ReportJson.Format);
        json.WriteStartObject();
        json.WriteBoolean("valid", value: true);
        json.WriteString("query", query.ToString());
        json.WriteStartArray("clauses");
        foreach (var clause in meaning.Clauses)
        {
            json.WriteStartObject();
            json.WriteString("clause", clause.Clause);
            json.WriteString("means", clause.Means);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteDependencies(json, query, meaning);
        json.WriteEndObject();
    }

    private void WriteDependencies(Utf8JsonWriter json, SegmentQuery query, QueryMeaning meaning)
    {
        json.WriteStartObject("dependsOn");
        json.WriteBoolean("time", meaning.DependsOnTime);
        json.WriteBoolean("points", meaning.DependsOnPoints);
        json.WriteBoolean("tier", meaning.DependsOnTier);
        json.WriteStartArray("tags");
        foreach (var tag in TagsOf(query))
        {
            json.WriteStartObject();
            json.WriteString("tag", tag);
            if (IsOwn(tag) is { } own)
                json.WriteBoolean("own", own);
            else
                json.WriteNull("own");

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("neverTold");
        foreach (var name in meaning.NeverTold)
            json.WriteStringValue(name);

        json.WriteEndArray();
    }
}
