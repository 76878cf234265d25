using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using ShopConnector.Evaluate.Referring;
using ShopConnector.Loyalty.Customers;
using ShopConnector.Loyalty.Points;

namespace ShopConnector.Evaluate;

/// <summary>A history file in the contract's form, read into histories of members.</summary>
/// <param name="At">When to evaluate, if the file says so.</param>
/// <param name="SaysWhen">Also where what it says is named among the problems already.</param>
/// <param name="Members">Those that can be evaluated; without their facts that are wrong, which are named.</param>
/// <param name="Problems">Everything wrong in the file, each with its member, order and field.</param>
internal sealed record HistoryFile(
    Instant? At, bool SaysWhen, ImmutableArray<MemberHistory> Members, ImmutableArray<string> Problems)
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <param name="rules">Complete stored rules of which an older output says only the rate.</param>
    public static HistoryFile Read(Stream json, PointsRules rules)
    {
        HistoryJson? file;
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            if (HistoryShape.ProblemsOf(document.RootElement) is { Count: > 0 } misshapen)
                return Unread(misshapen);

            file = document.Deserialize(EvaluateJson.Default.HistoryJson);
        }
        catch (JsonException error)
        {
            return Unread([Unreadable(error)]);
        }

        var problems = new List<string>();
        var at = new FactReader("The history", problems).OptionalAt(file?.At, "at");
        if (file?.Members is null)
            problems.Add("The history has no members; write { \"members\": [ … ] }.");

        var reader = new MemberReader(problems, rules);
        var members = ImmutableArray.CreateBuilder<MemberHistory>();
        foreach (var member in file?.Members ?? [])
            if (member is not null && reader.Read(member) is { } read)
                members.Add(read);

        reader.Finish();
        var referrals = new FileReferrals(members, reader.Deleted);
        return new HistoryFile(
            at, file?.At is not null, [.. members.Select(referrals.Complete)], [.. problems]);
    }

    // Only its shape is told: of what was not read nothing can be missing.
    private static HistoryFile Unread(IReadOnlyList<string> problems) =>
        new(At: null, SaysWhen: true, [], [.. problems]);

    private static string Unreadable(JsonException error)
    {
        var place = error.LineNumber is { } line
            ? string.Create(
                CultureInfo.InvariantCulture, $"line {line + 1}, column {error.BytePositionInLine + 1}")
            : string.IsNullOrEmpty(error.Path) ? "its start" : error.Path;
        var why = error.InnerException is InvalidOperationException
            ? "this text is no valid Unicode."
            : error.Message.Split([" LineNumber:", " Path:"], StringSplitOptions.None)[0];
        return $"The history is no JSON at {place}: {why} Mend the file there, or write it anew.";
    }
}
