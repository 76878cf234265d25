using System.Text;

namespace ShopConnector.Loyalty.Customers;

/// <summary>
/// Kinds of events are free text, and whoever writes the programme is not who notes the events: one spelling must win.
/// </summary>
public static class EventKind
{
    /// <summary>Nothing is offered until it is solved.</summary>
    public const string Complaint = "complaint";

    /// <summary>Closes every complaint before it.</summary>
    public const string ComplaintSolved = "complaint-solved";

    /// <summary>NFC, lower case, words joined by '-'; null when nothing is left.</summary>
    public static string? Normalise(string? text)
    {
        var spaced = string.Concat((text ?? "").Select(letter => IsBetweenWords(letter) ? ' ' : letter));
        var words = spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? null
            : string.Join('-', words).Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }

    private static bool IsBetweenWords(char letter) =>
        char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '-' or '_';
}
